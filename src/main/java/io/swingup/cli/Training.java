package io.swingup.cli;

import io.swingup.agent.graph.Devices;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.run.TrainingRun;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** What {@code train} and {@code resume} have in common: one run, watched until it ends. */
final class Training {
  private static final Logger LOG = LogManager.getLogger(Training.class);

  private Training() {}

  /** Trains and returns the exit code; a signal stops the training at a checkpoint. */
  static int play(
      TrainingRun training,
      RunConfig config,
      RunDirectory directories,
      @Nullable Checkpoint checkpoint)
      throws IOException {
    LOG.info("device {}: {}", config.session().device(), Devices.choose(config.session()));
    int episodes = config.training().episodes();
    int played = checkpoint == null ? 0 : checkpoint.state().training().episodes();
    try (StopSignal stop = new StopSignal();
        Progress progress = Progress.forThisTerminal(played, episodes)) {
      LOG.info(
          "run {}: episodes {} to {} of {}",
          directories.name(),
          played + 1,
          episodes,
          config.environment());
      if (!training.train(directories, checkpoint, progress, stop)) {
        LOG.info("stopped; bin/swingup resume {} goes on", directories.models());
        return stop.exitCode();
      }
    } catch (TrainingException e) {
      throw new TrainingException(e.getMessage() + hint(directories), e);
    }
    if (config.training().recording().pictures()) {
      draw(directories, Environments.provider(config.environment()));
    }
    LOG.info("wrote {} and {}", directories.data(), directories.models());
    return 0;
  }

  /** Draws a finished run; a picture that cannot be drawn is no reason to fail. */
  static void draw(RunDirectory directories, EnvironmentProvider provider) {
    CompletableFuture.runAsync(() -> drawAll(directories, provider), Runnable::run)
        .exceptionally(
            problem -> {
              LOG.warn("cannot draw the run: {}", String.valueOf(problem.getCause()));
              return null;
            })
        .join();
  }

  private static void drawAll(RunDirectory directories, EnvironmentProvider provider) {
    try {
      RunReport.draw(directories, provider).forEach(LOG::info);
      LOG.info("wrote {}", directories.picture("report.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hint(RunDirectory directories) {
    try {
      return "; the last good checkpoint is " + Checkpoint.newest(directories).directory();
    } catch (IOException e) {
      return "; there is no checkpoint";
    }
  }
}
