package io.swingup.cli.train;

import io.swingup.agent.graph.Devices;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.run.TrainingRun;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.TrainingException;
import io.swingup.training.TrainingState;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import java.io.IOException;
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
    Span budget = config.training().budget();
    long played = checkpoint == null ? 0 : played(checkpoint.state().training(), budget);
    try (StopSignal stop = new StopSignal();
        Progress progress = Progress.forThisTerminal(played, budget)) {
      LOG.info(
          "run {}: {} of {}, {} of them played",
          directories.name(),
          budget,
          config.environment().id(),
          played);
      if (!training.train(directories, checkpoint, progress, stop)) {
        LOG.info("stopped; bin/swingup resume {} continues", directories.models());
        return stop.exitCode();
      }
    } catch (TrainingException e) {
      throw new TrainingException(e.getMessage() + hint(directories), e);
    }
    if (config.recording().pictures()) {
      draw(directories, Environments.provider(config.environment()));
    }
    LOG.info("wrote {} and {}", directories.data(), directories.models());
    return 0;
  }

  private static long played(TrainingState state, Span budget) {
    return budget.count(state.totalSteps(), state.episodes());
  }

  /** Draws a finished run; a page that cannot be written is no reason to fail. */
  static void draw(RunDirectory directories, EnvironmentProvider provider) {
    try {
      RunReport.draw(directories, provider).forEach(LOG::info);
      LOG.info("wrote {}", directories.picture("report.html"));
    } catch (IOException e) {
      LOG.warn("cannot write the report: {}", e.toString());
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
