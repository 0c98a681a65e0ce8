package io.swingup.report;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Manifest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a sweep cost, and what it got nothing for.
 *
 * @param tables the tables of the sweep
 * @param runs finds the run of a row of {@code trials.csv}
 */
record SweepCost(SweepTables tables, Function<Map<String, String>, RunDirectory> runs) {
  private static final int FAILURES = 20;

  /** Returns rows of a table of two columns. */
  String rows() {
    StringBuilder rows = new StringBuilder();
    rows.append(Html.row("trials", Integer.toString(tables.trials().size())));
    tables.states().forEach((state, count) -> rows.append(Html.row(state, count.toString())));
    double seconds = SweepTables.trainingSeconds(tables.trials());
    rows.append(Html.row("training, all trials together", time(seconds)));
    rows.append(Html.row("from the first start to the last end, pauses included", span()));
    return rows.toString();
  }

  /* A run whose manifest is not there or damaged counts for nothing here. */
  private String span() {
    List<Instant> times = new ArrayList<>();
    for (Map<String, String> trial : tables.trialsWith("training_seconds")) {
      try {
        Manifest.Times known = Manifest.Times.read(runs.apply(trial).manifest());
        times.add(Instant.parse(known.started()));
        times.add(Instant.parse(known.finished()));
      } catch (IOException | DateTimeException e) {
        // Its time stays unknown.
      }
    }
    if (times.isEmpty()) {
      return "not known";
    }
    times.sort(null);
    return time(Duration.between(times.get(0), times.get(times.size() - 1)).toMillis() / 1e3);
  }

  /** Returns what trials failed of, one sentence each; nothing if none did. */
  String failures() {
    List<Map<String, String>> failed =
        tables.trials().stream()
            .filter(trial -> "failed".equals(SweepTables.text(trial, "state")))
            .toList();
    int left = failed.size() - FAILURES;
    return failed.stream()
            .limit(FAILURES)
            .map(SweepCost::sentence)
            .collect(Collectors.joining("\n"))
        + (left > 0 ? Html.missing(left + " more are in trials.csv.") : "");
  }

  private static String sentence(Map<String, String> trial) {
    return Html.missing(
        String.format(
            Locale.ROOT,
            "Trial %s failed, attempts: %s; %s",
            SweepTables.text(trial, "trial"),
            SweepTables.text(trial, "attempts"),
            SweepTables.text(trial, "message")));
  }

  /** Returns a time as seconds, or as minutes or hours too where it is long. */
  static String time(double seconds) {
    String exact = String.format(Locale.ROOT, "%.1f s", seconds);
    if (seconds < 120) {
      return exact;
    }
    String rough = seconds < 7200 ? "%s (%.0f min)" : "%s (%.1f h)";
    return String.format(Locale.ROOT, rough, exact, seconds / (seconds < 7200 ? 60 : 3600));
  }
}
