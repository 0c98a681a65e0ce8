package io.swingup.cli.train;

import io.swingup.run.TrainingRun;
import io.swingup.serve.WatchServer;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.storage.model.PretrainedPolicies;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code swingup train}. */
@Command(name = "train", description = "Train an agent; leaves data/<run> and models/<run>.")
public final class TrainCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(TrainCommand.class);

  @Spec private CommandSpec spec;
  @Mixin private Settings settings = new Settings();
  @Mixin private SeedSweep seeds = new SeedSweep();

  @Option(names = "--seed", description = "The seed of the run.")
  private @Nullable String seed;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "The run's name; by default <preset>-seed<seed>, with a number if that exists; with --seeds"
              + " <preset>-seeds<first>-<last>.")
  private @Nullable String run;

  @Option(names = "--overwrite", description = "Delete the run of that name first.")
  private boolean overwrite;

  @Option(
      names = "--initial-actor",
      paramLabel = "DIR",
      description =
          "A policy with the same layers to start from: a SavedModel, or pretrained:NAME.")
  private @Nullable Path initialActor;

  @Option(names = "--watch", description = "Also serve the page of swingup watch while training.")
  private boolean watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (watch) {
      try (WatchServer server = new WatchServer(settings.directory(), 0)) {
        LOG.info("watch at {}", server.address());
        return train();
      }
    }
    return train();
  }

  private int train() throws IOException, InterruptedException {
    if (!seeds.isWanted()) {
      return trainOne();
    }
    if (seed != null || overwrite) {
      throw new UsageException("--seeds goes with neither --seed nor --overwrite");
    }
    Path actor = initialActor == null ? null : PretrainedPolicies.resolve(initialActor);
    return seeds.train(settings, run, actor, spec);
  }

  private int trainOne() throws IOException {
    if (overwrite && run == null) {
      throw new UsageException("--overwrite needs --run to say which run to delete");
    }
    RunConfig config = settings.resolve(seed);
    try (TrainingRun training = TrainingRun.of(config)) {
      if (initialActor != null) {
        training.startFrom(PretrainedPolicies.resolve(initialActor));
      }
      RunDirectory directories = makeDirectories(config);
      RunLock lock = RunLock.acquire(directories);
      try (lock) {
        return Training.play(training, config, directories, null);
      }
    }
  }

  private RunDirectory makeDirectories(RunConfig config) throws IOException {
    if (run == null) {
      String name = settings.name() + "-seed" + config.seed();
      return RunDirectory.next(settings.directory(), name);
    }
    if (overwrite) {
      RunDirectory.delete(settings.directory(), run);
    }
    return RunDirectory.create(settings.directory(), run);
  }
}
