package io.swingup.serve;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the page asks for, as JSON. Histories are read again only when their files have changed. */
final class RunViews {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path root;
  private final Map<RunDirectory, Count> counts = new ConcurrentHashMap<>();

  /**
   * Shows runs.
   *
   * @param root what {@code data} and {@code models} lie in
   */
  RunViews(Path root) {
    this.root = root;
  }

  /** How many episodes a run had when its files were as they were. */
  private record Count(RunStamp stamp, int episodes) {}

  /** Returns every run there is: its name, how many episodes it has, whether it is finished. */
  String list() throws IOException {
    List<RunDirectory> all = RunDirectory.all(root);
    counts.keySet().retainAll(Set.copyOf(all));
    List<Map<String, Object>> runs = new ArrayList<>();
    for (RunDirectory run : all) {
      Count count = count(run);
      runs.add(
          Map.of(
              "name", run.name(),
              "episodes", count.episodes(),
              "finished", count.stamp().finished()));
    }
    return JSON.writeValueAsString(runs);
  }

  private Count count(RunDirectory run) {
    RunStamp stamp = RunStamp.of(run);
    Count known = counts.get(run);
    if (known != null && known.stamp().equals(stamp)) {
      return known;
    }
    Count count = new Count(stamp, RunHistory.read(run).episodes().size());
    counts.put(run, count);
    return count;
  }

  /** Returns what the page draws of one run. */
  static String history(RunDirectory run, RunStamp stamp) throws IOException {
    RunHistory history = RunHistory.read(run);
    return JSON.writeValueAsString(
        Map.of(
            "episodes",
            history.episodes().stream()
                .map(each -> List.of(each.totalSteps(), each.episodeReturn(), each.meanReturn40()))
                .toList(),
            "evaluations",
            history.evaluations().stream()
                .map(each -> List.of(each.totalSteps(), each.meanReturn()))
                .toList(),
            "missing",
            history.missing(),
            "finished",
            stamp.finished(),
            "report",
            stamp.reported()));
  }
}
