package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void takesTheFirstNameThatIsFree() throws IOException {
    assertThat(OutputFile.free(folder, "map", ".png")).isEqualTo(folder.resolve("map.png"));

    Files.createFile(folder.resolve("map.png"));
    Files.createFile(folder.resolve("map-2.png"));

    assertThat(OutputFile.free(folder, "map", ".png")).isEqualTo(folder.resolve("map-3.png"));
    assertThat(OutputFile.free(Path.of(""), "no-such-picture", ".png"))
        .isEqualTo(Path.of("no-such-picture.png"));
  }
}
