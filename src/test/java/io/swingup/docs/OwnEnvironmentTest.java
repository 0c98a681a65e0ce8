package io.swingup.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.environment.Environment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page on environments of one's own, followed to the letter but for the number of steps. */
class OwnEnvironmentTest {
  private static final Path PAGE = Path.of("docs/own-environment.md");
  private static final String STEPS = "--steps 20000";
  private static final String FEW =
      "--steps 420 --set training.warm_up.learning_starts=400 --set evaluation.starts=2"
          + " --set evaluation.selection_starts=2 --set agent.batch_size=8";

  @TempDir Path home;

  @Test
  @Timeout(180)
  void leadsFromAnEmptyDirectoryToAPolicyAndAFilm() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
    makeACheckoutThatIsBuilt();
    Path empty = Files.createDirectory(home.resolve("empty"));
    List<String> files = Markdown.code(PAGE, "java", "implements Environment");
    assertThat(files).singleElement().matches(code -> code.lines().count() < 60, "is short");
    Files.writeString(empty.resolve("BallAndBeam.java"), files.get(0));
    String commands = String.join("\n", Markdown.code(PAGE, "sh", ""));
    assertThat(commands).contains(STEPS);

    String printed = follow(empty, commands.replace(STEPS, FEW));

    assertThat(printed)
        .contains("BallAndBeam-v0: 23 rules kept, 0 broken, 0 not checked")
        .containsPattern("starts +100\n");
    for (String file :
        List.of(
            "ball.gif",
            "data/BallAndBeam-v0-seed0/report.html",
            "data/BallAndBeam-v0-seed0/after.gif",
            "models/BallAndBeam-v0-seed0/best/saved_model.pb")) {
      assertThat(empty.resolve(file)).isNotEmptyFile();
    }
  }

  /* The launcher, and the classes that are tested in the place of those that it would build. */
  private void makeACheckoutThatIsBuilt() throws Exception {
    Path checkout = home.resolve("swingup");
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createDirectories(checkout.resolve("bin"));
    Files.createDirectories(checkout.resolve("target"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    Path launcher = Files.copy(Path.of("bin/swingup"), checkout.resolve("bin/swingup"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    pack(checkout.resolve("target/swingup.jar"));
    String classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Files.writeString(
        checkout.resolve("target/classpath"),
        Arrays.stream(classpath.split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator)));
  }

  private static void pack(Path jar) throws Exception {
    Path classes =
        Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String[] command = {"--create", "--file", jar.toString(), "-C", classes.toString(), "."};
    assertThat(ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, command))
        .isZero();
  }

  private String follow(Path folder, String commands) throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    Path log = home.resolve("log");
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-euc", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    shell
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "JAVA_HOME",
                java.toString(),
                "PATH",
                java.resolve("bin") + File.pathSeparator + System.getenv("PATH"),
                "SWINGUP_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1"));
    Process process = shell.start();
    try {
      assertThat(process.waitFor(170, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log);
  }
}
