package io.swingup.sweep.search;

import io.swingup.storage.file.CsvRows;
import io.swingup.storage.file.FileMutex;
import io.swingup.storage.history.CsvTable;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which configurations go on from each rung of successive halving. A rung is decided once, when all
 * its trials have ended, and stays as it was decided: {@code rungs.csv}.
 */
final class Rungs {
  private static final List<String> COLUMNS =
      List.of("rung", "budget", "configuration", "mean_score", "goes_on");

  private final SearchDirectory directory;
  private final SearchFile file;
  private final List<Span> budgets;
  private final List<Map<String, String>> rows;

  /**
   * Reads what is decided.
   *
   * @param directory the search
   * @param file what was asked for, with the base that is kept
   * @throws IOException if the table or the base cannot be read
   */
  Rungs(SearchDirectory directory, SearchFile file) throws IOException {
    this.directory = directory;
    this.file = file;
    budgets = file.budgets();
    rows = Files.exists(table()) ? CsvRows.read(table()) : new ArrayList<>();
  }

  private Path table() {
    return directory.data().resolve("rungs.csv");
  }

  /** Returns how many rungs are below the whole budget; 0 without halving. */
  int below() {
    return budgets.size() - 1;
  }

  /** Returns all rungs, that with the whole budget, 0, first and the lowest, 1, last. */
  List<Integer> downwards() {
    List<Integer> all = new ArrayList<>(List.of(0));
    for (int rung = below(); rung > 0; rung--) {
      all.add(rung);
    }
    return all;
  }

  /** Returns the budget of a rung; 0 stands for the last. */
  Span budget(int rung) {
    return budgets.get(rung == 0 ? below() : rung - 1);
  }

  /** Says whether a rung is decided. */
  boolean isDecided(int rung) {
    return rows.stream().anyMatch(row -> isOf(rung, row));
  }

  /** Returns the configurations that go on from a rung that is decided; none before that. */
  Set<Integer> survivors(int rung) {
    Set<Integer> survivors = new LinkedHashSet<>();
    for (Map<String, String> row : rows) {
      if (isOf(rung, row) && "true".equals(row.get("goes_on"))) {
        survivors.add(Integer.valueOf(row.getOrDefault("configuration", "")));
      }
    }
    return survivors;
  }

  private static boolean isOf(int rung, Map<String, String> row) {
    return Integer.toString(rung).equals(row.get("rung"));
  }

  /**
   * Decides a rung and writes it down.
   *
   * @param trials all trials of the rung, which have all ended
   * @throws IOException if a result cannot be read, or the table not be written
   */
  void decide(int rung, List<SearchTrial> trials) throws IOException {
    Map<SearchTrial, TrialResult> results = new LinkedHashMap<>();
    Map<Integer, String> scores = new LinkedHashMap<>();
    for (SearchTrial trial : trials) {
      results.put(trial, TrialResult.read(directory.result(trial)));
    }
    for (Ranking.Scored each : Ranking.of(file, results)) {
      scores.put(each.first().configuration(), Double.toString(each.score()));
    }
    int left = places(rung);
    for (SearchTrial trial : trials) {
      scores.putIfAbsent(trial.configuration(), ""); // last, without a score
    }
    for (Map.Entry<Integer, String> each : scores.entrySet()) {
      boolean goesOn = left > 0 && !each.getValue().isEmpty();
      rows.add(row(rung, each.getKey(), each.getValue(), goesOn));
      left--;
    }
    FileMutex mutex = directory.lock();
    try (mutex) {
      write();
    }
  }

  /** Returns how many configurations may go on from a rung; 0 without halving. */
  int places(int rung) {
    Halving halving = file.choice().halving();
    return halving == null ? 0 : halving.survivors(file.choice().trials(), rung);
  }

  private Map<String, String> row(int rung, int configuration, String score, boolean goesOn) {
    return Map.of(
        "rung", Integer.toString(rung),
        "budget", budget(rung).toString(),
        "configuration", Integer.toString(configuration),
        "mean_score", score,
        "goes_on", Boolean.toString(goesOn));
  }

  private void write() throws IOException {
    CsvTable.replace(
        table(),
        COLUMNS,
        csv -> {
          for (Map<String, String> row : rows) {
            csv.add(COLUMNS.stream().map(row::get).toArray());
          }
        });
  }
}
