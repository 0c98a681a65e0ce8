package io.swingup.storage;

import io.swingup.agent.DdpgAgent;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes a run to its directories while it happens: histories, policies, manifest. */
public final class RunRecorder implements TrainingListener, AutoCloseable {
  private static final List<String> EPISODE_COLUMNS =
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
          "steps_per_second");
  private static final List<String> EVALUATION_COLUMNS =
      List.of(
          "total_steps",
          "starts",
          "mean_return",
          "std_return",
          "min_return",
          "max_return",
          "mean_regret",
          "selection_mean_return",
          "elapsed_seconds");

  private final RunDirectory run;
  private final RunConfig config;
  private final DdpgAgent agent;
  private final PolicyExporter exporter;
  private final CsvTable episodes;
  private final CsvTable evaluations;
  private @Nullable EvaluationReport last;
  private @Nullable EvaluationReport best;

  /**
   * Writes the configuration and the heads of the histories.
   *
   * @param run new, empty directories
   * @param config every setting that is in force
   * @param agent the agent whose policies are saved; stays the caller's to close
   * @param exporter what saves them
   * @throws IOException if something cannot be written
   */
  public RunRecorder(RunDirectory run, RunConfig config, DdpgAgent agent, PolicyExporter exporter)
      throws IOException {
    this.run = run;
    this.config = config;
    this.agent = agent;
    this.exporter = exporter;
    Files.writeString(run.config(), ConfigReader.toYaml(config));
    episodes = new CsvTable(run.episodes(), EPISODE_COLUMNS);
    evaluations = new CsvTable(run.evaluations(), EVALUATION_COLUMNS);
  }

  /** {@inheritDoc} Saves a snapshot of the policy when one is due. */
  @Override
  public void onEpisode(EpisodeReport report) {
    try {
      episodes.add(
          report.episode(),
          report.lengthSteps(),
          report.totalSteps(),
          report.episodeReturn(),
          report.meanReturn40(),
          report.learning().criticLoss(),
          report.learning().actorLoss(),
          report.learning().meanQ(),
          report.timing().elapsedSeconds(),
          report.timing().stepsPerSecond());
      if (report.episode() % config.training().snapshotEvery() == 0) {
        exporter.export(run.snapshot(report.episode()), agent::saveActor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@inheritDoc} Saves the policy as the best one when it is. */
  @Override
  public void onEvaluation(EvaluationReport report) {
    try {
      Scores scores = report.scores();
      evaluations.add(
          report.totalSteps(),
          scores.starts(),
          scores.meanReturn(),
          scores.stdReturn(),
          scores.minReturn(),
          scores.maxReturn(),
          textOf(scores.meanRegret()),
          report.selectionMeanReturn(),
          report.elapsedSeconds());
      last = report;
      if (best == null || report.selectionMeanReturn() > best.selectionMeanReturn()) {
        best = report;
        exporter.export(run.best(), agent::saveActor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textOf(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  /**
   * Saves the last policy and writes the manifest.
   *
   * @param versions the versions of what made the run
   * @param started when the run began, in UTC by ISO 8601
   * @param finished when it ended
   * @throws IOException if something cannot be written
   */
  public void finish(Map<String, String> versions, String started, String finished)
      throws IOException {
    if (last == null || best == null) {
      throw new IllegalStateException("cannot finish a run before its last evaluation");
    }
    exporter.export(run.policy(), agent::saveActor);
    new Manifest(
            run.name(),
            config,
            versions,
            started,
            finished,
            last,
            best,
            FileHashes.sha256(run.models()))
        .write(run.manifest());
  }

  @Override
  public void close() throws IOException {
    try (episodes;
        evaluations) {
      // Both are closed here, even if closing one fails.
    }
  }
}
