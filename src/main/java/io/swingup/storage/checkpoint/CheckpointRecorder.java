package io.swingup.storage.checkpoint;

import io.swingup.agent.Agent;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.model.ModelRecorder;
import io.swingup.storage.model.RunPart;
import io.swingup.storage.model.WeightFile;
import io.swingup.training.EpisodeReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingState;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the checkpoints of a run while it happens: what changes is copied at once, the rest of the
 * work is done on a thread of its own.
 *
 * <p>A checkpoint that cannot be written is warned of and does not end the training, as the next
 * one may succeed and the one before is still there; only the last one must succeed.
 */
public final class CheckpointRecorder implements TrainingListener, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(CheckpointRecorder.class);

  private final RunDirectory run;
  private final Sources sources;
  private final RunConfig config;
  private final String started;
  private final List<RunPart> parts;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private Future<?> pending = CompletableFuture.completedFuture(null);
  private @Nullable IOException failure;

  /**
   * What is saved besides the state of the loop.
   *
   * @param agent whose variables are saved
   * @param variables the variables in the order in which the agent saves them
   * @param replay whose transitions are saved
   * @param models whose best policy is saved
   * @param histories whose lengths are saved
   */
  public record Sources(
      Agent agent,
      WeightFile variables,
      ReplayBuffer replay,
      ModelRecorder models,
      HistoryRecorder histories) {}

  /**
   * Prepares the checkpoints.
   *
   * @param run the directories of the run
   * @param sources what is saved; all stays the caller's to close
   * @param config every setting that is in force
   * @param started when the run began, in UTC by ISO 8601
   * @param parts what trained which part of the run, the present one last
   */
  public CheckpointRecorder(
      RunDirectory run, Sources sources, RunConfig config, String started, List<RunPart> parts) {
    this.run = run;
    this.sources = sources;
    this.config = config;
    this.started = started;
    this.parts = List.copyOf(parts);
  }

  @Override
  public void onCheckpoint(TrainingState training) {
    finishPending();
    failure = null;
    try {
      Checkpoint.Draft draft = Checkpoint.draft(run, config, state(training), sources);
      Checkpoints checkpoints = new Checkpoints(run.checkpoints());
      int kept = config.recording().checkpointsKept();
      pending =
          writer.submit(
              () -> {
                draft.complete(checkpoints, kept, sources.histories());
                return null;
              });
    } catch (IOException e) {
      failed(e);
    }
  }

  private CheckpointState state(TrainingState training) throws IOException {
    return new CheckpointState(
        training,
        sources.histories().lengths(),
        Optional.ofNullable(sources.models().last()),
        Optional.ofNullable(sources.models().best()),
        started,
        parts);
  }

  /** {@inheritDoc} Warns if the last checkpoint could not be written. */
  @Override
  public void onEpisode(EpisodeReport report) {
    if (pending.isDone()) {
      finishPending();
    }
  }

  private void finishPending() {
    Future<?> last = pending;
    pending = CompletableFuture.completedFuture(null);
    try {
      last.get();
    } catch (ExecutionException e) {
      failed(
          e.getCause() instanceof IOException problem
              ? problem
              : new IOException("cannot write a checkpoint: " + e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(new IOException("interrupted while a checkpoint was written", e));
    }
  }

  private void failed(IOException problem) {
    failure = problem;
    LOG.warn(
        "a checkpoint could not be written, training goes on to the next one: {}",
        NamedFile.sentence(problem));
  }

  /**
   * Waits for the last checkpoint.
   *
   * @throws IOException if it could not be written
   */
  @Override
  public void close() throws IOException {
    writer.shutdown();
    finishPending();
    if (failure != null) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the last checkpoint of the run %s could not be written: %s",
              run.name(),
              NamedFile.sentence(failure)),
          failure);
    }
  }
}
