package io.swingup.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.storage.file.OpenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.csv");
  }

  @Test
  void writesNumbersThatReadBackToTheSameNumber() throws IOException {
    try (CsvTable table = new CsvTable(file(), List.of("a", "b,c"))) {
      table.add(0.1 + 0.2, "x\"y");
    }

    assertThat(file()).content().isEqualTo("a,\"b,c\"\r\n0.30000000000000004,\"x\"\"y\"\r\n");
  }

  @Test
  void continuesAfterTheBytesOfACheckpoint() throws IOException {
    try (CsvTable table = new CsvTable(file(), List.of("a"))) {
      table.add(1);
      table.add(2);
    }

    try (CsvTable table = new CsvTable(file(), List.of("a"), "a\r\n1\r\n".length())) {
      table.add(3);
    }

    assertThat(Files.readAllLines(file())).containsExactly("a", "1", "3");
    assertThatThrownBy(() -> new CsvTable(file(), List.of("a"), 99))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file() + " must have at least the 99 bytes");
  }

  @Test
  void leavesNoFileOpenWhenTheHeaderCannotBeWritten() throws IOException {
    assumeTrue(OpenFiles.areListed(), "the open files can be counted");

    assertThatThrownBy(() -> new CsvTable(file(), List.of("half a character: \uDC00")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file().toString());

    assertThat(OpenFiles.in(folder)).isEmpty();
  }
}
