package io.swingup.report;

import io.swingup.storage.file.CsvRows;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a run is scored by.
 *
 * @param column the name of a column of {@code evaluations.csv}
 * @param evaluation which of the evaluations
 */
public record Metric(String column, Moment evaluation) {
  /** Which of a run's evaluations. */
  public enum Moment {
    /** The last one. */
    LAST,
    /** The one by which {@code best/} was chosen, that with the highest selection mean return. */
    BEST
  }

  /** The rows of {@code evaluations.csv} of one run. */
  private record Evaluations(Path file, List<Map<String, String>> rows) {
    private double number(Map<String, String> row, String column) throws IOException {
      return CsvRows.number(file, row, column);
    }
  }

  /** Returns the score of a run. */
  double score(RunDirectory run) throws IOException {
    Evaluations all = evaluations(run);
    Map<String, String> chosen = all.rows.get(all.rows.size() - 1);
    if (evaluation == Moment.BEST) {
      for (Map<String, String> row : all.rows) { // checked before they are compared
        all.number(row, "selection_mean_return");
      }
      chosen = all.rows.stream().reduce(Metric::better).orElseThrow();
    }
    return all.number(chosen, column);
  }

  /* The one with the higher selection mean return, the earlier one of equals. */
  private static Map<String, String> better(Map<String, String> x, Map<String, String> y) {
    Comparator<Map<String, String>> order =
        Comparator.comparingDouble(
            row -> Double.parseDouble(Objects.requireNonNull(row.get("selection_mean_return"))));
    return order.compare(y, x) > 0 ? y : x;
  }

  /** Returns the figure at each evaluation of a run. */
  RunCurve curve(RunDirectory run) throws IOException {
    Evaluations all = evaluations(run);
    List<Long> steps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Map<String, String> row : all.rows) {
      steps.add((long) all.number(row, "total_steps"));
      values.add(all.number(row, column));
    }
    return new RunCurve(steps, values);
  }

  /**
   * Returns the mean of the best known returns, which is a target where the metric is the mean
   * return.
   *
   * @param run one run
   * @return the mean over the starts of its last evaluation; NaN where it is not known
   */
  double bestKnown(RunDirectory run) throws IOException {
    Evaluations all = evaluations(run);
    Map<String, String> last = all.rows.get(all.rows.size() - 1);
    boolean isKnown =
        column.equals("mean_return") && !last.getOrDefault("mean_regret", "").isEmpty();
    return isKnown ? all.number(last, "mean_return") + all.number(last, "mean_regret") : Double.NaN;
  }

  private Evaluations evaluations(RunDirectory run) throws IOException {
    Path file = run.evaluations();
    List<Map<String, String>> rows = CsvRows.read(file);
    if (rows.isEmpty()) {
      throw new IOException(file + " must have a row for the run to be scored, has none");
    }
    if (!rows.get(0).containsKey(column)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--metric must be a column of %s, one of %s, was %s",
              file,
              rows.get(0).keySet(),
              column));
    }
    return new Evaluations(file, rows);
  }
}
