package io.swingup.serve;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page asks for, as JSON. */
final class RunViews {
  private static final JsonMapper JSON = new JsonMapper();

  private RunViews() {}

  /** Returns every run there is: its name, how many episodes it has, whether it is finished. */
  static String list(Path root) throws IOException {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (RunDirectory run : RunDirectory.all(root)) {
      RunHistory history = RunHistory.read(run);
      runs.add(
          Map.of(
              "name", run.name(),
              "episodes", history.episodes().size(),
              "finished", run.isFinished()));
    }
    return JSON.writeValueAsString(runs);
  }

  /** Returns what the page draws of one run. */
  static String history(RunDirectory run) throws IOException {
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
            run.isFinished(),
            "report",
            Files.isRegularFile(report(run))));
  }

  /** Returns where the report of a run is, once it is there. */
  static Path report(RunDirectory run) {
    return run.picture("report.html");
  }
}
