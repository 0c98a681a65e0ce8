package io.swingup.cli.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
  @TempDir Path folder;

  @Test
  void findsNothingWrongWithADirectoryThatCanHoldLibraries() {
    assertThat(LibraryCache.problem(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysHowToMoveACacheThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(LibraryCache.problem(file))
        .contains(
            "the library cache "
                + file
                + " cannot be written; SWINGUP_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR"
                + " moves it");
  }

  /* In a name space of its own a process may mount, where it is root. */
  @Test
  @Timeout(60)
  void saysThatACacheIsMountedNoexec() throws Exception {
    assumeTrue(run("unshare", "-m", "true") == 0, "nothing can be mounted here");

    String mount = "mount -t tmpfs -o noexec none \"$0\" && exec \"$@\"";
    int exitCode =
        run(
            "unshare",
            "-m",
            "sh",
            "-c",
            mount,
            folder.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Ask.class.getName(),
            folder.toString());

    assertThat(exitCode).isEqualTo(Ask.NOEXEC);
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }

  /** Ends with an exit code of its own if a directory is mounted noexec. */
  static final class Ask {
    static final int NOEXEC = 42;

    private Ask() {}

    public static void main(String[] args) {
      String problem = LibraryCache.problem(Path.of(args[0])).orElse("");
      System.exit(problem.contains(args[0] + " is mounted noexec") ? NOEXEC : 1);
    }
  }
}
