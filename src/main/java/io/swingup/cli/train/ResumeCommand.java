package io.swingup.cli.train;

import io.swingup.run.TrainingRun;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.training.TrainingState;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code swingup resume}. */
@Command(
    name = "resume",
    description =
        "Resume a run from its newest complete checkpoint; the rest is the same as in a run that was"
            + " never stopped.")
public final class ResumeCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(ResumeCommand.class);

  @Parameters(
      paramLabel = "DIR",
      description = "A directory of the run, such as models/pendulum-seed0, or a link to it.")
  private Path models = Path.of("");

  @Mixin private PythonOption python = new PythonOption();
  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Override
  public Integer call() throws IOException {
    RunDirectory directories = RunDirectory.existing(models);
    RunLock lock = RunLock.acquire(directories);
    try (lock) {
      RunConfig config = config(directories);
      Span budget = config.training().budget();
      Span before = ConfigReader.of(directories).read().training().budget();
      if (directories.isFinished() && budget.equals(before)) {
        return finished(budget);
      }
      Checkpoint checkpoint = Checkpoint.newest(directories);
      TrainingState state = checkpoint.state().training();
      long played = budget.count(state.totalSteps(), state.episodes());
      if (budget.length() < played
          && !budget.equals(before)) { // the last turn may have gone beyond
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "the budget must be at least the %s played, was %s",
                new Span(played, budget.unit()),
                budget));
      }
      if (budget.length() == played && directories.isFinished()) {
        return finished(budget);
      }
      checkpoint.requireSameSettings(config);
      LOG.info("resuming from {}", checkpoint.directory());
      try (TrainingRun training = TrainingRun.of(config)) {
        return Training.play(training, config, directories, checkpoint);
      }
    }
  }

  private int finished(Span budget) {
    LOG.info("{} is finished after {}; --episodes or --steps plays more", models, budget);
    return 0;
  }

  private RunConfig config(RunDirectory directories) throws IOException {
    ConfigReader reader = ConfigReader.of(directories);
    python.apply(reader);
    budget.apply(reader);
    return reader.read();
  }
}
