package io.swingup.storage.model;

import io.swingup.agent.graph.ModelSource;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.FileHashes;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.StepReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saves the policies of a run while it happens, and in the end what made them. */
public final class ModelRecorder implements TrainingListener {
  private final RunDirectory run;
  private final RunConfig config;
  private final ModelSource agent;
  private final Span every;
  private final ModelExporter policy;
  private @Nullable EvaluationReport last;
  private @Nullable EvaluationReport best;

  /**
   * Prepares the exports.
   *
   * @param run the directories of the run
   * @param config every setting that is in force
   * @param agent the agent whose models are saved; stays the caller's to close
   */
  public ModelRecorder(RunDirectory run, RunConfig config, ModelSource agent) {
    this.run = run;
    this.config = config;
    this.agent = agent;
    this.every = config.recording().snapshotEvery();
    this.policy = new ModelExporter(agent, ModelSource.POLICY);
  }

  /** Saves the policy as it is before training. */
  public void begin() {
    export(run.snapshot(Span.episodes(0)));
  }

  /** {@inheritDoc} Saves a snapshot of the policy when one is due. */
  @Override
  public void onStep(StepReport report) {
    if (every.unit() == Span.Unit.STEPS && every.isDue(report.step(), report.step() + 1)) {
      export(run.snapshot(Span.steps(report.step() + 1)));
    }
  }

  /** {@inheritDoc} Saves a snapshot of the policy when one is due. */
  @Override
  public void onEpisode(EpisodeReport report) {
    if (every.unit() == Span.Unit.EPISODES
        && every.isDue(report.episode() - 1L, report.episode())) {
      export(run.snapshot(Span.episodes(report.episode())));
    }
  }

  /** {@inheritDoc} Saves the policy, so that what was learned is not lost. */
  @Override
  public void onStopWithoutCheckpoint(long totalSteps) {
    export(run.policy());
  }

  /** {@inheritDoc} Saves the policy as the best one when it is. */
  @Override
  public void onEvaluation(EvaluationReport report) {
    last = report;
    if (best == null || report.selectionMeanReturn() > best.selectionMeanReturn()) {
      best = report;
      export(run.best());
    }
  }

  /**
   * Continues from a checkpoint: the best policy is again the one of then.
   *
   * @param bestPolicy the best policy of then, copied; missing where there was none
   * @param lastReport the last evaluation of then, or null
   * @param bestReport the evaluation of the best policy, or null
   * @throws IOException if that policy cannot be written
   */
  public void restore(
      Path bestPolicy, @Nullable EvaluationReport lastReport, @Nullable EvaluationReport bestReport)
      throws IOException {
    Files.deleteIfExists(run.manifest()); // it speaks of the finished run
    DirectoryWriter.deleteLeftovers(run.models());
    DirectoryWriter.deleteLeftovers(run.checkpoints());
    DirectoryWriter.deleteLeftovers(run.snapshots());
    if (bestReport == null) {
      DirectoryWriter.delete(run.best());
    } else {
      DirectoryWriter.write(run.best(), temporary -> DirectoryWriter.copy(bestPolicy, temporary));
    }
    last = lastReport;
    best = bestReport;
  }

  /**
   * Returns the last evaluation.
   *
   * @return null before the first one
   */
  public @Nullable EvaluationReport last() {
    return last;
  }

  /**
   * Returns the evaluation of the best policy.
   *
   * @return null before the first one
   */
  public @Nullable EvaluationReport best() {
    return best;
  }

  private void export(Path target) {
    try {
      policy.export(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Saves the last policy, its critic and the trainer, and writes the manifest.
   *
   * @param parts what trained which part of the run
   * @param started when the run began, in UTC by ISO 8601
   * @param finished when it ended
   * @throws IOException if something cannot be written
   */
  public void finish(List<RunPart> parts, String started, String finished) throws IOException {
    if (last == null || best == null) {
      throw new IllegalStateException("cannot finish a run before its last evaluation");
    }
    export(run.policy());
    new ModelExporter(agent, ModelSource.CRITIC).export(run.critic());
    new ModelExporter(agent, ModelSource.TRAINER).export(run.trainer());
    new Manifest(
            run.name(),
            ConfigWriter.toMap(config),
            parts,
            started,
            finished,
            last,
            best,
            FileHashes.sha256(run.models()))
        .write(run.manifest());
  }
}
