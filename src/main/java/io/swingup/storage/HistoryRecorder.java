package io.swingup.storage;

import io.swingup.environment.EnvironmentSpec;
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
  private final @Nullable StepTable steps;

  /**
   * Writes the configuration and the heads of the histories, or goes on with them.
   *
   * @param run the directories
   * @param config every setting that is in force
   * @param spec the sizes of observation and action
   * @param lengths the bytes of each history to go on after, by the name of its file; none for new,
   *     empty directories
   * @throws IOException if something cannot be written
   */
  public HistoryRecorder(
      RunDirectory run, RunConfig config, EnvironmentSpec spec, Map<String, Long> lengths)
      throws IOException {
    NamedFile.replaceString(run.config(), ConfigReader.toYaml(config));
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
    steps =
        config.training().recording().trace()
            ? new StepTable(run.steps(), spec, length(lengths, run.steps()))
            : null;
  }

  private static long length(Map<String, Long> lengths, Path file) {
    return lengths.getOrDefault(name(file), 0L);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Returns the bytes of each history so far, by the name of its file. */
  Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (CsvTable table : tables()) {
      lengths.put(name(table.file()), table.length());
    }
    return lengths;
  }

  /** Brings the histories to the disk; may be called by any thread. */
  void force() throws IOException {
    for (CsvTable table : tables()) {
      table.force();
    }
  }

  private List<CsvTable> tables() {
    return steps == null
        ? List.of(episodes, evaluations)
        : List.of(episodes, evaluations, steps.table());
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
        steps) {
      // All are closed here, even if closing one fails.
    }
  }
}
