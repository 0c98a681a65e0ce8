package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  void makesADirectoryThatOthersCanRead() throws IOException {
    Path target = folder.resolve("target");

    DirectoryWriter.write(target, directory -> Files.writeString(directory.resolve("x"), "1"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rwxr-xr-x");
  }
}
