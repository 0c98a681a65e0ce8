package io.swingup.sweep.search;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.FileMutex;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.history.CsvTable;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a search came to, from the results and runs that are there. */
public final class SearchTables {
  private static final String BUDGET = "budget"; // a column of successive halving

  private final SearchDirectory directory;
  private final SearchFile file;
  private final Rungs rungs;
  private final List<SearchTrial> plan;

  /** The results of the furthest rung that each trial has come to, in the order of the plan. */
  private final Map<SearchTrial, TrialResult> results = new LinkedHashMap<>();

  private SearchTables(SearchDirectory directory, SearchFile file) throws IOException {
    this.directory = directory;
    this.file = file;
    rungs = new Rungs(directory, file);
    plan = new ArrayList<>();
    for (SearchTrial trial : SearchPlan.of(file)) {
      SearchTrial furthest = furthest(trial);
      plan.add(furthest);
      if (Files.exists(directory.result(furthest))) {
        results.put(furthest, TrialResult.read(directory.result(furthest)));
      }
    }
  }

  /**
   * Writes {@code trials.csv}, {@code summary.csv}, {@code returns.csv} and, if a combination of
   * settings has finished with all seeds, {@code best.yaml}.
   *
   * @param directory the search
   * @throws IOException if something cannot be read or written
   */
  public static void write(SearchDirectory directory) throws IOException {
    FileMutex mutex = directory.lock(); // shards may end at the same time
    try (mutex) {
      SearchTables tables = new SearchTables(directory, directory.search());
      tables.writeTrials();
      tables.writeReturns();
      tables.writeSummary(tables.ranking());
    }
  }

  private SearchTrial furthest(SearchTrial trial) {
    for (int rung : rungs.downwards()) {
      if (Files.exists(directory.result(trial.at(rung)))) {
        return trial.at(rung);
      }
    }
    return trial;
  }

  private void writeTrials() throws IOException {
    List<String> columns = columns("trial", "configuration", "seed");
    columns.addAll(List.of("state", "score", "training_seconds", "attempts", "message"));
    TrialResult none = TrialResult.failed(0, "");
    write(
        "trials.csv",
        columns,
        table -> {
          for (SearchTrial trial : plan) {
            TrialResult result = results.getOrDefault(trial, none);
            List<Object> row = SearchDirectory.row(trial);
            addBudget(row, results.containsKey(trial) ? budget(trial) : "");
            row.add(state(trial, result));
            row.add(text(result.score(file.metric())));
            row.add(result.finished() ? result.trainingSeconds() : "");
            row.add(result.attempts());
            row.add(result.message());
            table.add(row.toArray());
          }
        });
  }

  private String state(SearchTrial trial, TrialResult result) {
    if (!result.finished()) {
      return result.attempts() > 0 ? "failed" : "open";
    }
    if (trial.rung() == 0) {
      return "finished";
    }
    boolean out =
        rungs.isDecided(trial.rung())
            && !rungs.survivors(trial.rung()).contains(trial.configuration());
    return out ? "out" : "open";
  }

  private void writeReturns() throws IOException {
    write(
        "returns.csv",
        List.of("trial", "episode", "total_steps", "return"),
        table -> {
          for (Map.Entry<SearchTrial, TrialResult> each : results.entrySet()) {
            if (each.getValue().finished()) {
              int number = 0;
              for (RunHistory.Episode episode :
                  RunHistory.read(directory.run(each.getKey())).episodes()) {
                table.add(
                    each.getKey().number(),
                    ++number,
                    episode.totalSteps(),
                    episode.episodeReturn());
              }
            }
          }
        });
  }

  /* Those of a further rung come before those of one below. */
  private List<Ranking.Scored> ranking() {
    Map<Integer, Map<SearchTrial, TrialResult>> byRung = new LinkedHashMap<>();
    results.forEach(
        (trial, result) ->
            byRung.computeIfAbsent(trial.rung(), x -> new LinkedHashMap<>()).put(trial, result));
    List<Ranking.Scored> ranking = new ArrayList<>();
    for (int rung : rungs.downwards()) {
      ranking.addAll(Ranking.of(file, byRung.getOrDefault(rung, Map.of())));
    }
    return ranking;
  }

  private void writeSummary(List<Ranking.Scored> ranking) throws IOException {
    List<String> columns = columns("rank", "configuration");
    columns.addAll(List.of("seeds", "mean_score"));
    write(
        "summary.csv",
        columns,
        table -> {
          int rank = 0;
          for (Ranking.Scored each : ranking) {
            List<Object> row = new ArrayList<>(List.of(++rank, each.first().configuration()));
            row.addAll(each.first().settings().values());
            addBudget(row, budget(each.first()));
            row.addAll(List.of(file.seeds().size(), each.score()));
            table.add(row.toArray());
          }
        });
    if (!ranking.isEmpty()) {
      NamedFile.replaceString(
          directory.data().resolve("best.yaml"),
          ConfigWriter.toYaml(file.config(ranking.get(0).first().at(0))));
    }
  }

  private List<String> columns(String... first) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.addAll(file.parameters().keySet());
    addBudget(columns, BUDGET);
    return columns;
  }

  private void addBudget(List<? super String> row, String value) {
    if (rungs.below() > 0) {
      row.add(value);
    }
  }

  private String budget(SearchTrial trial) {
    return rungs.budget(trial.rung()).toString();
  }

  private void write(String name, List<String> columns, CsvTable.Rows rows) throws IOException {
    CsvTable.replace(directory.data().resolve(name), columns, rows);
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
