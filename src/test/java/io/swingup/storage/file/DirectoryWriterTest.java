package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWriterTest {
  @TempDir Path folder;

  @Test
  void makesTheDirectoryAndItsParents() throws IOException {
    Path target = folder.resolve("a/b/target");

    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "1"));

    assertThat(target.resolve("x")).hasContent("1");
  }

  @Test
  void replacesAllThatWasThere() throws IOException {
    Path target = folder.resolve("target");
    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "1"));

    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("y"), "2"));

    assertThat(target.resolve("x")).doesNotExist();
    assertThat(target.resolve("y")).hasContent("2");
  }

  @Test
  void keepsTheOldContentWhenTheNewOneFails() throws IOException {
    Path target = folder.resolve("target");
    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "1"));

    assertThatThrownBy(
            () ->
                DirectoryWriter.write(
                    target,
                    directory -> {
                      Files.writeString(directory.resolve("x"), "half");
                      throw new IOException("the disk is full");
                    }))
        .hasMessage(target + ": the disk is full");

    assertThat(target.resolve("x")).hasContent("1");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void leavesNoTemporaryWhenTheContentFailsUnchecked() throws IOException {
    assertThatThrownBy(
            () ->
                DirectoryWriter.write(
                    folder.resolve("target"),
                    directory -> {
                      Files.createDirectories(directory.resolve("a/b"));
                      throw new IllegalStateException("not a number");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void putsBackWhatAKilledWriterMovedAsideBeforeAnythingElse() throws IOException {
    Path target = folder.resolve("target");
    Path aside = Files.createDirectory(folder.resolve(".target.old"));
    Files.writeString(aside.resolve("x"), "1");

    assertThatThrownBy(
            () ->
                DirectoryWriter.write(
                    target,
                    directory -> {
                      throw new IOException("the disk is full");
                    }))
        .hasMessageEndingWith("target: the disk is full");

    assertThat(target.resolve("x")).hasContent("1");
    assertThat(aside).doesNotExist();
  }

  @Test
  void deletesWhatAKilledWriterHadAlreadyReplaced() throws IOException {
    Path target = folder.resolve("target");
    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "2"));
    Path aside = Files.createDirectory(folder.resolve(".target.old"));
    Files.writeString(aside.resolve("x"), "1");

    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "3"));

    assertThat(target.resolve("x")).hasContent("3");
    assertThat(aside).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesADirectoryThatIsOpenToWhomTheUmaskLets() throws IOException {
    Path target = folder.resolve("target");
    Path ordinary = Files.createDirectory(folder.resolve("ordinary"));

    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "1"));

    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesBelowALinkToADirectory() throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path link = Files.createSymbolicLink(folder.resolve("models"), disk);

    DirectoryWriter.write(
        link.resolve("target"), directory -> Files.writeString(directory.resolve("x"), "1"));

    assertThat(disk.resolve("target/x")).hasContent("1");
    assertThat(DirectoryWriter.create(link)).isSymbolicLink();
  }

  @Test
  void saysThatAFileIsInThePlaceOfADirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("models"), "");

    assertThatThrownBy(() -> DirectoryWriter.create(file))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(file.toString());
  }

  @Test
  void deletesWhatKilledWritersLeft() throws IOException {
    Path leftover = DirectoryWriter.createTemporary(folder, "best");
    Files.writeString(leftover.resolve("x"), "1");
    Path other = DirectoryWriter.createTemporary(folder, "best");
    Path kept = Files.createDirectory(folder.resolve("best"));

    DirectoryWriter.deleteLeftovers(folder);

    assertThat(other).isNotEqualTo(leftover);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(kept);
    }
  }
}
