package io.swingup.storage.checkpoint;

import io.swingup.agent.graph.DdpgAgent;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.model.ModelRecorder;
import io.swingup.training.EpisodeReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the checkpoints of a run while it happens: what changes is copied at once, the rest of the
 * work is done on a thread of its own.
 */
public final class CheckpointRecorder implements TrainingListener, AutoCloseable {
  private final RunDirectory run;
  private final Sources sources;
  private final int kept;
  private final String started;
  private final Map<String, String> versions;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private Future<?> pending = CompletableFuture.completedFuture(null);

  /**
   * What is saved besides the state of the loop.
   *
   * @param agent whose variables are saved
   * @param replay whose transitions are saved
   * @param models whose best policy is saved
   * @param histories whose lengths are saved
   */
  public record Sources(
      DdpgAgent agent, ReplayBuffer replay, ModelRecorder models, HistoryRecorder histories) {}

  /**
   * Prepares the checkpoints.
   *
   * @param run the directories of the run
   * @param sources what is saved; all stays the caller's to close
   * @param kept how many are kept, at least 1
   * @param started when the run began, in UTC by ISO 8601
   * @param versions what made the run, by name
   */
  public CheckpointRecorder(
      RunDirectory run, Sources sources, int kept, String started, Map<String, String> versions) {
    this.run = run;
    this.sources = sources;
    this.kept = kept;
    this.started = started;
    this.versions = Map.copyOf(versions);
  }

  @Override
  public void onCheckpoint(TrainingState training) {
    try {
      finishPending();
      Checkpoint.Draft draft = draft(training);
      pending =
          writer.submit(
              () -> {
                sources.histories().force();
                draft.complete(new Checkpoints(run.checkpoints()), kept);
                return null;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Checkpoint.Draft draft(TrainingState training) throws IOException {
    CheckpointState state =
        new CheckpointState(
            training,
            sources.histories().lengths(),
            sources.models().last(),
            sources.models().best(),
            started,
            versions);
    Path staging =
        Files.createTempDirectory(Files.createDirectories(run.checkpoints()), Checkpoint.STAGING);
    return Checkpoint.draft(staging, state, sources, run.best());
  }

  /** {@inheritDoc} Fails if the last checkpoint could not be written. */
  @Override
  public void onEpisode(EpisodeReport report) {
    if (pending.isDone()) {
      try {
        finishPending();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void finishPending() throws IOException {
    Future<?> last = pending;
    pending = CompletableFuture.completedFuture(null);
    try {
      last.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException problem
          ? problem
          : new IOException("cannot write a checkpoint: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a checkpoint was written", e);
    }
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
  }
}
