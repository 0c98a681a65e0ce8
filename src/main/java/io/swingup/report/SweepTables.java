package io.swingup.report;

import io.swingup.storage.file.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a sweep as they were written, each row by the names of the columns.
 *
 * @param trials the rows of {@code trials.csv}
 * @param ranked the rows of {@code summary.csv}, the best configuration first
 */
record SweepTables(List<Map<String, String>> trials, List<Map<String, String>> ranked) {
  /** The columns of {@code summary.csv} that are no setting, nor how far it has been trained. */
  private static final List<String> RANKING =
      List.of("rank", "configuration", "seeds", "mean_score");

  /** Reads the tables of a sweep. */
  static SweepTables read(Path data) throws IOException {
    return new SweepTables(
        CsvRows.read(data.resolve("trials.csv")), CsvRows.read(data.resolve("summary.csv")));
  }

  /** Returns a text of a row, empty where there is none. */
  static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** Returns the trials of a configuration, one for each seed. */
  List<Map<String, String>> trialsOf(Map<String, String> configuration) {
    String number = text(configuration, "configuration");
    return trials.stream().filter(trial -> number.equals(text(trial, "configuration"))).toList();
  }

  /** Returns the trials that have something in a column. */
  List<Map<String, String>> trialsWith(String column) {
    return trials.stream().filter(trial -> !text(trial, column).isEmpty()).toList();
  }

  /** Returns the settings of a row of the ranking, and with rungs its budget, by their names. */
  static Map<String, String> settings(Map<String, String> configuration) {
    Map<String, String> settings = new LinkedHashMap<>(configuration);
    settings.keySet().removeAll(RANKING);
    return settings;
  }

  /** Returns how many trials are in each state, in the order in which the states occur. */
  Map<String, Integer> states() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    trials.forEach(trial -> counts.merge(text(trial, "state"), 1, Integer::sum));
    return counts;
  }

  /** Returns the time that the training of some trials took, in seconds. */
  static double trainingSeconds(List<Map<String, String>> trials) {
    return trials.stream()
        .map(trial -> text(trial, "training_seconds"))
        .filter(seconds -> !seconds.isEmpty())
        .mapToDouble(Double::parseDouble)
        .sum();
  }
}
