package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What make runs, and that it ends with make. */
@Timeout(60)
class MakefileTest {
  @TempDir Path folder;

  @BeforeEach
  void copyTheMakefile() throws IOException {
    boolean hasMake =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "make")));
    assumeTrue(hasMake, "there is no make");
    Files.copy(Path.of("Makefile"), folder.resolve("Makefile"));
  }

  private Process make(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("make"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("MAKE.*|MFLAGS|SWINGUP_GPU"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  /** What make would run. */
  private String recipe(Map<String, String> environment, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--dry-run"));
    all.addAll(List.of(arguments));
    Process make = make(environment, all.toArray(String[]::new));
    try (BufferedReader printed = make.inputReader()) {
      String recipe = String.join("\n", printed.lines().toList());
      assertThat(make.waitFor()).as(recipe).isZero();
      return recipe;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "no", "false"})
  void theseMeanNo(String no) throws Exception {
    assertThat(recipe(Map.of(), "build", "GPU=" + no)).doesNotContain("gpu");
    assertThat(recipe(Map.of("SWINGUP_GPU", no), "build")).doesNotContain("gpu");
    assertThat(recipe(Map.of(), "train", "RESUME=" + no)).contains("bin/swingup train");
  }

  @Test
  void othersMeanYes() throws Exception {
    assertThat(recipe(Map.of(), "build", "GPU=1")).contains("gpu");
    assertThat(recipe(Map.of("SWINGUP_GPU", "1"), "build")).contains("gpu");
    assertThat(recipe(Map.of(), "train", "RESUME=1", "SEED=4"))
        .contains("bin/swingup resume models/keras-example-seed4");
  }

  @Test
  void commonNamesInTheEnvironmentDoNotCount() throws Exception {
    Map<String, String> environment =
        Map.of("GPU", "0,1", "RESUME", "1", "SEED", "9", "ARGS", "--wrong", "PRESET", "x");

    assertThat(recipe(environment, "build")).doesNotContain("gpu");
    assertThat(recipe(environment, "train").strip())
        .isEqualTo("exec bin/swingup train --preset keras-example");
  }

  @Test
  void theSeedIsGivenWhereTheUserGivesOne() throws Exception {
    assertThat(recipe(Map.of(), "train", "SEED=4", "ARGS=--episodes 2").strip())
        .isEqualTo("exec bin/swingup train --preset keras-example --seed 4 --episodes 2");
    assertThat(recipe(Map.of(), "train", "ARGS=--seeds 0-3")).doesNotContain("--seed 0");
  }

  /* A bracket makes make use a shell, which a signal would end without the program. */
  @Test
  void theProgramEndsWithMake() throws Exception {
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("swingup");
    Files.writeString(
        program,
        """
        #!/bin/sh
        trap 'touch stopped; exit 143' TERM
        echo ready
        read line
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

    Process make = make(Map.of(), "train", "ARGS=--set agent.networks.actor_hidden=[16]");
    try (BufferedReader printed = make.inputReader()) {
      assertThat(printed.readLine()).isEqualTo("ready");
      make.toHandle().destroy(); // that of the process itself would also close its input
      assertThat(make.waitFor()).isNotZero();
    } finally {
      make.getOutputStream().close(); // ends a program that is left
    }
    assertThat(folder.resolve("stopped")).exists();
  }
}
