package io.swingup.sweep;

import io.swingup.storage.history.CsvTable;
import io.swingup.training.EpisodeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what a sweep came to as tidy CSV files, one observation a row. */
public final class SweepFiles {
  private SweepFiles() {}

  /**
   * Writes {@code returns.csv}, {@code figures.csv} and {@code summary.csv}.
   *
   * @param directory a directory that does not exist yet
   * @param results the runs
   * @param summaries their summary
   * @throws IOException if something cannot be written
   */
  public static void write(Path directory, List<SeedResult> results, List<Summary> summaries)
      throws IOException {
    Files.createDirectories(directory);
    writeReturns(directory.resolve("returns.csv"), results);
    writeFigures(directory.resolve("figures.csv"), results);
    writeSummary(directory.resolve("summary.csv"), summaries);
  }

  private static void writeReturns(Path file, List<SeedResult> results) throws IOException {
    List<String> columns = List.of("seed", "episode", "total_steps", "return");
    try (CsvTable table = new CsvTable(file, columns)) {
      for (SeedResult result : results) {
        for (EpisodeReport episode : result.episodes()) {
          table.add(
              result.seed(), episode.episode(), episode.totalSteps(), episode.episodeReturn());
        }
      }
    }
  }

  private static void writeFigures(Path file, List<SeedResult> results) throws IOException {
    try (CsvTable table = new CsvTable(file, List.of("seed", "figure", "value"))) {
      for (SeedResult result : results) {
        for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
          table.add(result.seed(), figure.getKey(), figure.getValue());
        }
      }
    }
  }

  private static void writeSummary(Path file, List<Summary> summaries) throws IOException {
    List<String> columns =
        List.of(
            "figure",
            "seeds",
            "minimum",
            "quartile_1",
            "median",
            "quartile_3",
            "maximum",
            "reference_seeds",
            "reference_quartile_1",
            "reference_median",
            "reference_quartile_3",
            "kolmogorov_smirnov_p",
            "mann_whitney_p");
    try (CsvTable table = new CsvTable(file, columns)) {
      for (Summary summary : summaries) {
        table.add(
            summary.figure(),
            summary.values().size(),
            Summary.quantile(summary.values(), 0),
            Summary.quantile(summary.values(), 0.25),
            Summary.quantile(summary.values(), 0.5),
            Summary.quantile(summary.values(), 0.75),
            Summary.quantile(summary.values(), 1),
            summary.reference().size(),
            text(Summary.quantile(summary.reference(), 0.25)),
            text(Summary.quantile(summary.reference(), 0.5)),
            text(Summary.quantile(summary.reference(), 0.75)),
            text(summary.kolmogorovSmirnov().orElse(Double.NaN)),
            text(summary.mannWhitney().orElse(Double.NaN)));
      }
    }
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
