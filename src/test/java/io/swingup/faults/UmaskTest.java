package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may read a run is what the user's umask says, not what a library makes of it. */
class UmaskTest {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void everyFileAndDirectoryOfARunObeysIt() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the mask is set by a shell");
    try (Child child = new Child(folder, "512m", "umask 027; ", Child.train("a", "--episodes=1"))) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }

    for (String directory : List.of("data/a", "models/a")) {
      try (Stream<Path> all = Files.walk(folder.resolve(directory))) {
        for (Path each : all.toList()) {
          String expected = Files.isDirectory(each) ? "rwxr-x---" : "rw-r-----";
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
              .as("%s", each)
              .isEqualTo(expected);
        }
      }
    }
  }
}
