package io.swingup.sweep;

import io.swingup.storage.file.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs to compare with, of another program or of another sweep: {@code returns.csv} (seed,
 * total_steps, return; the episodes of a seed in order) and, if it is there, {@code figures.csv}
 * (seed, figure, value) for what the returns do not tell.
 */
public final class Reference {
  /** No runs. */
  public static final Reference NONE = new Reference();

  private final Map<String, SeedFigures> returns = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> others = new LinkedHashMap<>();

  private Reference() {}

  /**
   * Reads and checks the runs.
   *
   * @param directory where the files lie
   * @return the runs, at least one
   * @throws IOException if a file cannot be read, or lacks a column, a number or a run
   */
  public static Reference read(Path directory) throws IOException {
    Reference reference = new Reference();
    Path returns = directory.resolve("returns.csv");
    for (Map<String, String> row : CsvRows.read(returns)) {
      reference
          .returns
          .computeIfAbsent(CsvRows.text(returns, row, "seed"), seed -> new SeedFigures())
          .add(
              (long) CsvRows.number(returns, row, "total_steps"),
              CsvRows.number(returns, row, "return"));
    }
    if (reference.returns.isEmpty()) {
      throw new IOException(returns + " must have a row for each episode, has none");
    }
    Path figures = directory.resolve("figures.csv");
    if (Files.exists(figures)) {
      reference.readFigures(figures);
    }
    return reference;
  }

  private void readFigures(Path file) throws IOException {
    for (Map<String, String> row : CsvRows.read(file)) {
      String seed = CsvRows.text(file, row, "seed");
      if (!returns.containsKey(seed)) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: seed must be one of those in returns.csv, %s, was \"%s\"",
                file,
                returns.keySet(),
                seed));
      }
      if (!row.getOrDefault("value", "").isEmpty()) { // else it never happened in that run
        others
            .computeIfAbsent(seed, key -> new LinkedHashMap<>())
            .put(CsvRows.text(file, row, "figure"), CsvRows.number(file, row, "value"));
      }
    }
  }

  /** Returns the figures of each run; those of its returns are computed as those of a sweep. */
  List<Map<String, Double>> figures(double solvedReturn) {
    return returns.entrySet().stream()
        .map(
            run -> {
              Map<String, Double> figures =
                  new LinkedHashMap<>(others.getOrDefault(run.getKey(), Map.of()));
              figures.putAll(run.getValue().byName(solvedReturn));
              return figures;
            })
        .toList();
  }
}
