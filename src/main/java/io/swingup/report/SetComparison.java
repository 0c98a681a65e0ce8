package io.swingup.report;

import io.swingup.statistics.Comparison;
import io.swingup.statistics.Comparison.Figure;
import io.swingup.statistics.Interval;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Two sets of runs compared by one metric.
 *
 * @param sets the two sets
 * @param metric what their runs are scored by
 * @param scores the score of each run of each set
 */
public record SetComparison(List<RunSet> sets, Metric metric, Comparison scores) {
  /**
   * Reads the scores.
   *
   * @param a the one set
   * @param b the other
   * @param metric what their runs are scored by
   * @param target the score beyond which improvements do not matter; NaN for the mean of the best
   *     known returns, where the metric is the mean return and they are known
   * @return the comparison
   * @throws io.swingup.usage.UsageException if the sets cannot be compared or lack the metric
   * @throws IOException if a file cannot be read, or lacks a number
   */
  public static SetComparison of(RunSet a, RunSet b, Metric metric, double target)
      throws IOException {
    a.requireComparable(b);
    double best = Double.isNaN(target) ? metric.bestKnown(a.runs().get(0)) : target;
    return new SetComparison(
        List.of(a, b),
        metric,
        new Comparison(
            scores(a, metric), scores(b, metric), best, Columns.isLessBetter(metric.column())));
  }

  private static List<Double> scores(RunSet set, Metric metric) throws IOException {
    List<Double> scores = new ArrayList<>();
    for (RunDirectory run : set.runs()) {
      scores.add(metric.score(run));
    }
    return scores;
  }

  /**
   * Writes {@code comparison.csv}, {@code scores.csv}, {@code profile.csv} and the pictures {@code
   * comparison.png} and {@code profile.png}, which are replaced.
   *
   * @param directory where; made if it is not there
   * @throws IOException if a file cannot be written, or an evaluation lacks the metric
   */
  public void write(Path directory) throws IOException {
    List<List<RunCurve>> curves = new ArrayList<>();
    for (RunSet set : sets) {
      List<RunCurve> all = new ArrayList<>();
      for (RunDirectory run : set.runs()) {
        all.add(metric.curve(run));
      }
      curves.add(all);
    }
    DirectoryWriter.create(directory);
    writeFigures(directory.resolve("comparison.csv"));
    writeScores(directory.resolve("scores.csv"));
    writeProfiles(directory.resolve("profile.csv"));
    List<String> names = sets.stream().map(RunSet::name).toList();
    Pictures.write(
        RunComparison.ofSets(metric.column(), names, curves), directory.resolve("comparison.png"));
    Pictures.write(
        ProfileChart.of(metric.column(), names, scores), directory.resolve("profile.png"));
  }

  private void writeFigures(Path file) throws IOException {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      for (Figure figure : scores.of(scoresOf(i))) {
        rows.add(row(figure.value(), sets.get(i).name(), figure.name()));
      }
    }
    for (Figure figure : scores.ofBoth()) {
      rows.add(row(figure.value(), "both", figure.name()));
    }
    write(file, List.of("set", "figure", "value", "low", "high"), rows);
  }

  private void writeScores(Path file) throws IOException {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      RunSet set = sets.get(i);
      for (int j = 0; j < set.runs().size(); j++) {
        rows.add(List.of(set.name(), set.runs().get(j).name(), scoresOf(i).get(j)));
      }
    }
    write(file, List.of("set", "run", "score"), rows);
  }

  private void writeProfiles(Path file) throws IOException {
    List<List<?>> rows = new ArrayList<>();
    double[] thresholds = scores.thresholds();
    for (int i = 0; i < sets.size(); i++) {
      List<Interval> profile = Comparison.profile(scoresOf(i), thresholds);
      for (int j = 0; j < thresholds.length; j++) {
        rows.add(row(profile.get(j), sets.get(i).name(), thresholds[j]));
      }
    }
    write(file, List.of("set", "threshold", "share_above", "low", "high"), rows);
  }

  private List<Double> scoresOf(int set) {
    return set == 0 ? scores.a() : scores.b();
  }

  private static List<?> row(Interval value, Object... keys) {
    List<Object> row = new ArrayList<>(List.of(keys));
    for (double number : new double[] {value.estimate(), value.low(), value.high()}) {
      row.add(Double.isNaN(number) ? "" : number);
    }
    return row;
  }

  private static void write(Path file, List<String> columns, List<List<?>> rows)
      throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns);
      for (List<?> row : rows) {
        printer.printRecord(row);
      }
    }
    WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
