package io.swingup.sweep.search;

import io.swingup.storage.file.NamedFile;
import io.swingup.storage.history.CsvTable;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a search came to, from the results and runs that are there. */
public final class SearchTables {
  private final SearchDirectory directory;
  private final SearchFile file;
  private final Map<SearchTrial, TrialResult> results = new LinkedHashMap<>();

  private SearchTables(SearchDirectory directory, SearchFile file) {
    this.directory = directory;
    this.file = file;
  }

  /** One combination of settings whose seeds all have a score; the mean over them. */
  private record Scored(SearchTrial first, double score) {}

  /**
   * Writes {@code trials.csv}, {@code summary.csv}, {@code returns.csv} and, if a combination of
   * settings has finished with all seeds, {@code best.yaml}.
   *
   * @param directory the search
   * @throws IOException if something cannot be read or written
   */
  public static void write(SearchDirectory directory) throws IOException {
    SearchFile file = SearchFile.read(directory.request(), true);
    SearchTables tables = new SearchTables(directory, file);
    List<SearchTrial> trials = SearchPlan.of(file);
    for (SearchTrial trial : trials) {
      if (Files.exists(directory.result(trial))) {
        tables.results.put(trial, TrialResult.read(directory.result(trial)));
      }
    }
    tables.writeTrials(trials);
    tables.writeReturns();
    tables.writeSummary(tables.ranking());
  }

  private void writeTrials(List<SearchTrial> trials) throws IOException {
    List<String> columns = columns("trial", "configuration", "seed");
    columns.addAll(List.of("state", "score", "training_seconds", "attempts", "message"));
    TrialResult none = TrialResult.failed(0, "");
    write(
        "trials.csv",
        columns,
        table -> {
          for (SearchTrial trial : trials) {
            TrialResult result = results.getOrDefault(trial, none);
            List<Object> row = SearchDirectory.row(trial);
            row.add(result.finished() ? "finished" : result.attempts() > 0 ? "failed" : "open");
            row.add(text(result.score(file.metric())));
            row.add(result.finished() ? result.trainingSeconds() : "");
            row.add(result.attempts());
            row.add(result.message());
            table.add(row.toArray());
          }
        });
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

  /* The best comes first; of equals the earlier. */
  private List<Scored> ranking() {
    Map<Integer, List<SearchTrial>> seeds = new LinkedHashMap<>();
    results
        .keySet()
        .forEach(
            trial ->
                seeds.computeIfAbsent(trial.configuration(), x -> new ArrayList<>()).add(trial));
    List<Scored> scored = new ArrayList<>();
    for (List<SearchTrial> group : seeds.values()) {
      double sum = 0;
      for (SearchTrial trial : group) {
        sum += results.getOrDefault(trial, TrialResult.failed(0, "")).score(file.metric());
      }
      if (group.size() == file.seeds().size() && !Double.isNaN(sum)) {
        scored.add(new Scored(group.get(0), sum / group.size()));
      }
    }
    Comparator<Scored> order = Comparator.comparingDouble(Scored::score);
    scored.sort(file.isLowerBetter() ? order : order.reversed());
    return scored;
  }

  private void writeSummary(List<Scored> ranking) throws IOException {
    List<String> columns = columns("rank", "configuration");
    columns.addAll(List.of("seeds", "mean_score"));
    write(
        "summary.csv",
        columns,
        table -> {
          int rank = 0;
          for (Scored each : ranking) {
            List<Object> row = new ArrayList<>(List.of(++rank, each.first.configuration()));
            row.addAll(each.first.settings().values());
            row.addAll(List.of(file.seeds().size(), each.score));
            table.add(row.toArray());
          }
        });
    if (!ranking.isEmpty()) {
      NamedFile.replaceString(
          directory.data().resolve("best.yaml"),
          NamedFile.readString(directory.config(ranking.get(0).first)));
    }
  }

  private List<String> columns(String... first) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.addAll(file.parameters().keySet());
    return columns;
  }

  private void write(String name, List<String> columns, CsvTable.Rows rows) throws IOException {
    CsvTable.replace(directory.data().resolve(name), columns, rows);
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
