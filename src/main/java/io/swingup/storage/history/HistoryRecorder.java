package io.swingup.storage.history;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.RunConfig;
import io.swingup.training.StepReport;
import io.swingup.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the configuration and the histories of a run while it happens. */
public final class HistoryRecorder implements TrainingListener, AutoCloseable {
  private final CsvTable episodes;
  private final CsvTable evaluations;
  private final CsvTable monitor;
  private final EventFile events;
  private final TensorBoardRecorder tensorBoard;
  private final @Nullable StepTable steps;

  /**
   * Writes the configuration and the heads of the histories, or goes on with them.
   *
   * @param run the directories
   * @param config every setting that is in force
   * @param spec the sizes of observation and action
   * @param lengths the bytes of each history to go on after, by the name of its file; none for new,
   *     empty directories
   * @param graph the graph of the training, as the bytes of a GraphDef
   * @throws IOException if something cannot be written
   */
  public HistoryRecorder(
      RunDirectory run,
      RunConfig config,
      EnvironmentSpec spec,
      Map<String, Long> lengths,
      byte[] graph)
      throws IOException {
    NamedFile.replaceString(run.config(), ConfigWriter.toYaml(config));
    episodes =
        new CsvTable(
            run.episodes(),
            List.of(
                "episode",
                "length_steps",
                "total_steps",
                "return",
                "mean_return_40",
                "critic_loss",
                "actor_loss",
                "mean_q",
                "elapsed_seconds",
                "steps_per_second"),
            length(lengths, run.episodes()));
    evaluations =
        new CsvTable(
            run.evaluations(),
            List.of(
                "total_steps",
                "starts",
                "mean_return",
                "std_return",
                "min_return",
                "max_return",
                "mean_regret",
                "selection_mean_return",
                "elapsed_seconds"),
            length(lengths, run.evaluations()));
    monitor =
        new CsvTable(
            run.monitor(), List.of("r", "l", "t"), length(lengths, run.monitor()), origin(config));
    long recorded = length(lengths, run.events());
    events = new EventFile(run.events(), recorded);
    tensorBoard = new TensorBoardRecorder(events);
    if (recorded == 0) {
      tensorBoard.begin(config, graph);
    }
    steps =
        config.training().recording().trace()
            ? new StepTable(run.steps(), spec, length(lengths, run.steps()))
            : null;
  }

  private static long length(Map<String, Long> lengths, Path file) {
    return lengths.getOrDefault(String.valueOf(file.getFileName()), 0L);
  }

  /* The first line of stable-baselines3's monitor.csv. */
  private static String origin(RunConfig config) {
    return Json.line(
        Map.of("t_start", System.currentTimeMillis() / 1e3, "env_id", config.environment()));
  }

  /**
   * Returns the lengths of the histories.
   *
   * @return the bytes of each so far, by the name of its file
   * @throws IOException if a file cannot be read
   */
  public Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (History each : all()) {
      lengths.put(each.name(), each.length());
    }
    return lengths;
  }

  /**
   * Forces the histories to the disk; may be called by any thread.
   *
   * @throws IOException if it fails
   */
  public void force() throws IOException {
    for (History each : all()) {
      each.force();
    }
  }

  private List<History> all() {
    return steps == null
        ? List.of(episodes, evaluations, monitor, events)
        : List.of(episodes, evaluations, monitor, events, steps.table());
  }

  @Override
  public void onStep(StepReport report) {
    if (steps != null) {
      steps.add(report);
    }
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    add(
        episodes,
        report.episode(),
        report.lengthSteps(),
        report.totalSteps(),
        report.episodeReturn(),
        report.meanReturn40(),
        textOf(report.learning().criticLoss()),
        textOf(report.learning().actorLoss()),
        textOf(report.learning().meanQ()),
        report.timing().elapsedSeconds(),
        report.timing().stepsPerSecond());
    add(monitor, report.episodeReturn(), report.lengthSteps(), report.timing().elapsedSeconds());
    tensorBoard.onEpisode(report);
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    Scores scores = report.scores();
    add(
        evaluations,
        report.totalSteps(),
        scores.starts(),
        scores.meanReturn(),
        scores.stdReturn(),
        scores.minReturn(),
        scores.maxReturn(),
        textOf(scores.meanRegret().orElse(Double.NaN)),
        report.selectionMeanReturn(),
        report.elapsedSeconds());
    tensorBoard.onEvaluation(report);
  }

  private static void add(CsvTable table, Object... values) {
    try {
      table.add(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textOf(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  @Override
  public void close() throws IOException {
    try (episodes;
        evaluations;
        monitor;
        events;
        steps) {
      // All are closed here, even if closing one fails.
    }
  }
}
