package io.swingup.cli;

import io.swingup.run.TrainingRun;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.training.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code swingup resume}. */
@Command(
    name = "resume",
    description =
        "Go on with a run from its newest whole checkpoint; what is left equals a run that was"
            + " never stopped.")
final class ResumeCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(ResumeCommand.class);

  @Parameters(paramLabel = "DIR", description = "The run's models, such as models/pendulum-seed0.")
  private Path models = Path.of("");

  @Option(
      names = "--episodes",
      description = "The episodes to play in all; by default as many as before.")
  private @Nullable String episodes;

  @Override
  public Integer call() throws IOException {
    RunDirectory directories = RunDirectory.existing(models);
    RunLock lock = RunLock.acquire(directories);
    try (lock) {
      RunConfig config = config(directories);
      Checkpoint checkpoint = Checkpoint.newest(directories);
      int played = checkpoint.state().training().episodes();
      int wanted = config.training().episodes();
      if (wanted < played) {
        throw new UsageException(
            "--episodes must be at least the %d played, was %d".formatted(played, wanted));
      }
      if (wanted == played && directories.isFinished()) {
        LOG.info("{} is finished after {} episodes; --episodes plays more", models, played);
        return 0;
      }
      LOG.info("going on from {}", checkpoint.directory());
      try (TrainingRun training = new TrainingRun(config)) {
        return Training.play(training, config, directories, checkpoint);
      }
    }
  }

  private RunConfig config(RunDirectory directories) throws IOException {
    ConfigReader reader = ConfigReader.of(directories);
    if (episodes != null) {
      reader.set("training.episodes", episodes);
    }
    return reader.read();
  }
}
