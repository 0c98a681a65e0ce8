package io.swingup.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The best configurations of a sweep as a table. */
final class SweepBest {
  /** Said where no configuration is ranked. */
  static final String NONE =
      "<p>No combination of settings has finished with all its seeds yet.</p>";

  private static final int ROWS = 10;
  private static final MathContext DIGITS = new MathContext(6);

  private SweepBest() {}

  /** Returns the markup of the table. */
  static String table(SweepTables tables) {
    if (tables.ranked().isEmpty()) {
      return NONE;
    }
    List<String> columns = new ArrayList<>(List.of("rank", "configuration", "trials"));
    columns.addAll(SweepTables.settings(tables.ranked().get(0)).keySet());
    columns.addAll(List.of("mean score", "seeds", "score of each", "training"));
    List<List<String>> rows =
        tables.ranked().stream().limit(ROWS).map(best -> row(tables, best)).toList();
    int left = tables.ranked().size() - rows.size();
    return Html.table(columns, rows)
        + (left > 0 ? "<p>" + left + " more are in summary.csv.</p>" : "");
  }

  private static List<String> row(SweepTables tables, Map<String, String> best) {
    List<Map<String, String>> trials = tables.trialsOf(best);
    List<String> row = new ArrayList<>();
    row.add(SweepTables.text(best, "rank"));
    row.add(SweepTables.text(best, "configuration"));
    row.add(all(trials, "trial"));
    SweepTables.settings(best).values().forEach(setting -> row.add(brief(setting)));
    row.add(brief(SweepTables.text(best, "mean_score")));
    row.add(all(trials, "seed"));
    row.add(all(trials, "score"));
    row.add(SweepCost.time(SweepTables.trainingSeconds(trials)));
    return row;
  }

  private static String all(List<Map<String, String>> trials, String column) {
    return trials.stream()
        .map(trial -> brief(SweepTables.text(trial, column)))
        .collect(Collectors.joining(", "));
  }

  /** Returns a text, rounded to six digits if it is a number with a fraction. */
  static String brief(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean isLong = number.scale() > 0 && number.precision() > DIGITS.getPrecision();
      return isLong ? number.round(DIGITS).toString() : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
