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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the configuration and the histories of a run while it happens. */
public final class HistoryRecorder implements TrainingListener, AutoCloseable {
  private final CsvTable episodes;
  private final CsvTable evaluations;
  private final @Nullable StepTable steps;

  /**
   * Writes the configuration and the heads of the histories.
   *
   * @param run new, empty directories
   * @param config every setting that is in force
   * @param spec the sizes of observation and action
   * @throws IOException if something cannot be written
   */
  public HistoryRecorder(RunDirectory run, RunConfig config, EnvironmentSpec spec)
      throws IOException {
    NamedFile.writeString(run.config(), ConfigReader.toYaml(config));
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
                "steps_per_second"));
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
                "elapsed_seconds"));
    steps = config.training().trace() ? new StepTable(run.steps(), spec) : null;
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
