package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.training.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  private static final EvaluationReport REPORT =
      new EvaluationReport(
          400,
          new EvaluationReport.Scores(2, -150, 1, -151, -149, OptionalDouble.empty()),
          -150,
          9);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("manifest.json");
  }

  @Test
  void keepsTheVersionsOfEachPartAndReadsThoseOfTheLast() throws IOException {
    List<RunPart> parts =
        List.of(new RunPart(0, Map.of("java", "17")), new RunPart(200, Map.of("java", "21")));
    new Manifest(
            "a",
            ConfigWriter.toMap(new ConfigReader("pendulum").read()),
            parts,
            "2020-01-01T00:00:00Z",
            "2020-01-01T00:00:09Z",
            REPORT,
            REPORT,
            Map.of())
        .write(file());

    assertThat(Manifest.read(file()).versions()).isEqualTo(Map.of("java", "21"));
    assertThat(Files.readString(file()).replaceAll("\\s", ""))
        .contains("{\"from_step\":0,\"versions\":{\"java\":\"17\"}}")
        .contains("{\"from_step\":200,\"versions\":{\"java\":\"21\"}}");
  }

  @Test
  void readsThatOfAnEarlierVersionWithOtherSettings() throws IOException {
    Files.writeString(
        file(), "{\"run\":\"a\",\"configuration\":{\"x\":1},\"versions\":{\"java\":\"17\"}}");

    assertThat(Manifest.read(file())).isEqualTo(new Manifest.Header("a", Map.of("java", "17")));
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Files.writeString(file(), "{}");

    assertThatThrownBy(() -> Manifest.read(file()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file() + " is not what was written: the field run is missing");
  }
}
