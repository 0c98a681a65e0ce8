package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Swingup started by bin/swingup, as a user starts it. */
@Timeout(180)
class LaunchedRunTest {
  @TempDir Path folder;

  @BeforeEach
  void makeACheckoutThatIsBuilt() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
    Files.createDirectories(folder.resolve("src/main"));
    Files.createDirectories(folder.resolve("target"));
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("pom.xml"), "");
    Files.copy(
        Path.of("bin/swingup"), folder.resolve("bin/swingup"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(
        folder.resolve("target/classpath"),
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /** Runs lines of a shell, from a file, as the test's own locale may know no names like these. */
  private int run(String locale, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), script);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", file.toString());
    builder.environment().put("LC_ALL", locale);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*OPTIONS|TF_.*"));
    return builder
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void train() throws IOException, InterruptedException {
    String train = "'" + String.join("' '", Child.train("a", "--episodes=1")) + "'";
    assertThat(run("xx_XX.UTF-8", "bin/swingup " + train + " --directory 'ü ñ'\n"))
        .as(read("err"))
        .isZero();
  }

  @Test
  void saysNothingOnStandardErrorAndNamesFilesInAnyLocale() throws Exception {
    train();
    assertThat(read("err")).isEmpty();

    String evaluate = "bin/swingup evaluate --model 'ü ñ/models/a/policy' --starts 1";
    assertThat(run("xx_XX.UTF-8", evaluate)).as(read("err")).isZero();
    assertThat(read("err")).isEmpty();
    assertThat(read("out")).contains("mean_return");

    assertThat(run("C.UTF-8", evaluate + " --verbose")).isZero();
    assertThat(read("err")).contains("MLIR");
  }

  @Test
  void aResultThatCannotBePrintedIsAFailure() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no full device");

    for (String command : new String[] {"environments", "presets", "--version", "train --help"}) {
      assertThat(run("C", "bin/swingup " + command + " > /dev/full")).as(command).isEqualTo(1);
      assertThat(read("err")).isEqualTo("swingup: standard output cannot be written\n");
    }
  }
}
