package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lays {@code train --preset keras-example --trace} beside the Keras example, step by step. */
class KerasExampleTest {
  @TempDir Path folder;

  static Stream<Arguments> seeds() {
    return GoldenFile.groups("keras_trace.csv", "seed");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void goesTheSameWayAsTheKerasExample(String seed, List<GoldenRow> rows) throws IOException {
    int exitCode =
        Main.commandLine()
            .execute(
                "train",
                "--directory=" + folder,
                "--run=a",
                "--seed=" + seed,
                "--episodes=1",
                "--trace",
                "--set=evaluation.starts=1",
                "--set=evaluation.selection_starts=1");
    assertThat(exitCode).isZero();

    List<CSVRecord> steps = read(folder.resolve("data/a/steps.csv"));
    assertThat(steps).hasSize(200);
    for (int i = 0; i < 60; i++) {
      assertStep(steps.get(i), rows.get(i), i == 0 ? 1e-5 : i < 30 ? 1e-3 : 1e-2);
    }
  }

  private static void assertStep(CSVRecord found, GoldenRow expected, double tolerance) {
    assertThat(found.get("batch")).as(expected.toString()).isEqualTo(expected.text("batch"));
    assertThat(Double.parseDouble(found.get("noise_0"))).isEqualTo(expected.float64("noise"));
    assertClose(found.get("action_0"), expected, "action", tolerance);
    for (String column :
        List.of(
            "reward",
            "critic_loss",
            "actor_loss",
            "observation_0",
            "observation_1",
            "observation_2",
            "next_observation_0",
            "next_observation_1",
            "next_observation_2")) {
      assertClose(found.get(column), expected, column, tolerance);
    }
  }

  /* Relative, with 1 as the smallest scale. */
  private static void assertClose(String found, GoldenRow row, String column, double tolerance) {
    double expected = row.float64(column);
    assertThat(Double.parseDouble(found))
        .as(column + " at " + row)
        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }

  private static List<CSVRecord> read(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = format.parse(reader)) {
      return rows.getRecords();
    }
  }
}
