package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  @TempDir Path root;

  @Test
  void takesTheNextFreeNumber() throws IOException {
    assertThat(RunDirectory.next(root, "a").name()).isEqualTo("a");
    assertThat(RunDirectory.next(root, "a").name()).isEqualTo("a-2");
    assertThat(RunDirectory.next(root, "a").name()).isEqualTo("a-3");
  }

  @Test
  void refusesANameThatIsTakenInEitherPlace() throws IOException {
    Files.createDirectories(root.resolve("models/a"));
    Files.createDirectories(root.resolve("data/b"));

    assertThatThrownBy(() -> RunDirectory.create(root, "a"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> RunDirectory.create(root, "b"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(root.resolve("data/a")).doesNotExist();
    assertThat(root.resolve("models/b")).doesNotExist();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "-a", "a\\b", "a b", "ü"})
  void refusesNamesThatLeadElsewhere(String name) {
    assertThatThrownBy(() -> RunDirectory.create(root, name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("was \"" + name + "\"");
  }

  @Test
  void deletesOnlyTheRun() throws IOException {
    RunDirectory run = RunDirectory.create(root, "a");
    RunDirectory other = RunDirectory.create(root, "b");
    Files.writeString(run.data().resolve("x"), "1");

    RunDirectory.delete(root, "a");

    assertThat(run.data()).doesNotExist();
    assertThat(run.models()).doesNotExist();
    assertThat(other.data()).exists();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void livesOnAnotherDiskBehindLinks() throws IOException {
    Path disk = Files.createDirectories(root.resolve("disk/histories"));
    Files.createSymbolicLink(root.resolve("data"), disk);
    Files.createSymbolicLink(root.resolve("models"), Files.createDirectory(root.resolve("m")));

    RunDirectory run = RunDirectory.create(root, "a");

    assertThat(disk.resolve("a")).isDirectory();
    assertThat(RunDirectory.existing(root.resolve("models/a"))).isEqualTo(run);
    assertThat(RunDirectory.all(root)).containsExactly(run);
  }
}
