package io.swingup.sweep;

import io.swingup.statistics.Interval;
import io.swingup.statistics.Sample;
import io.swingup.storage.history.CsvTable;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes what a sweep came to as tidy CSV files, one observation a row; each replaces the old one
 * only when it is complete.
 */
final class SweepFiles {
  private static final List<String> RETURNS = List.of("seed", "episode", "total_steps", "return");
  private static final List<String> FIGURES = List.of("seed", "figure", "value");
  private static final List<String> SUMMARY =
      List.of(
          "figure",
          "seeds",
          "seeds_lacking",
          "minimum",
          "quartile_1",
          "median",
          "quartile_3",
          "maximum",
          "reference_seeds",
          "reference_seeds_lacking",
          "reference_quartile_1",
          "reference_median",
          "reference_quartile_3",
          "kolmogorov_smirnov_p",
          "mann_whitney_p",
          "interquartile_mean",
          "interquartile_mean_low",
          "interquartile_mean_high");

  private SweepFiles() {}

  /** Writes the episodes of each run. */
  static void writeReturns(Path file, List<SeedResult> results) throws IOException {
    CsvTable.replace(
        file,
        RETURNS,
        table -> {
          for (SeedResult result : results) {
            int number = 0;
            for (RunHistory.Episode episode : result.history().episodes()) {
              table.add(result.seed(), ++number, episode.totalSteps(), episode.episodeReturn());
            }
          }
        });
  }

  /** Writes the figures of each run. */
  static void writeFigures(Path file, List<SeedResult> results, double solvedReturn)
      throws IOException {
    CsvTable.replace(
        file,
        FIGURES,
        table -> {
          for (SeedResult result : results) {
            for (Map.Entry<String, Double> each : result.figures(solvedReturn).entrySet()) {
              table.add(result.seed(), each.getKey(), text(each.getValue()));
            }
          }
        });
  }

  /** Writes the figures over all runs. */
  static void writeSummary(Path file, List<Summary> summaries) throws IOException {
    CsvTable.replace(
        file,
        SUMMARY,
        table -> {
          for (Summary summary : summaries) {
            addTo(table, summary);
          }
        });
  }

  private static void addTo(CsvTable table, Summary summary) throws IOException {
    Sample seeds = summary.seeds();
    Sample reference = summary.reference();
    Interval middle = seeds.interquartileMean();
    table.add(
        summary.figure(),
        seeds.values().size(),
        seeds.lacking(),
        text(seeds.quantile(0)),
        text(seeds.quantile(0.25)),
        text(seeds.quantile(0.5)),
        text(seeds.quantile(0.75)),
        text(seeds.quantile(1)),
        reference.values().size(),
        reference.lacking(),
        text(reference.quantile(0.25)),
        text(reference.quantile(0.5)),
        text(reference.quantile(0.75)),
        text(summary.kolmogorovSmirnov().orElse(Double.NaN)),
        text(summary.mannWhitney().orElse(Double.NaN)),
        text(middle.estimate()),
        text(middle.low()),
        text(middle.high()));
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
