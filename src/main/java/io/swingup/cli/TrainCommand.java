package io.swingup.cli;

import io.swingup.agent.SessionConfig;
import io.swingup.storage.ConfigException;
import io.swingup.storage.ConfigReader;
import io.swingup.storage.RunDirectory;
import io.swingup.training.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code swingup train}. */
@Command(name = "train", description = "Train an agent; leaves data/<run> and models/<run>.")
final class TrainCommand implements Callable<Integer> {
  @Option(
      names = "--preset",
      defaultValue = "keras-example",
      description = "The settings to start from.")
  private String preset = "";

  @Option(names = "--config", paramLabel = "FILE", description = "A YAML file over the preset.")
  private @Nullable Path config;

  @Option(names = "--seed", description = "The seed of the run.")
  private @Nullable String seed;

  @Option(names = "--episodes", description = "The episodes to play.")
  private @Nullable String episodes;

  @Option(
      names = "--threads",
      description = "The operations of the graph that run at the same time.")
  private @Nullable String threads;

  @Option(names = "--device", description = "One of ${COMPLETION-CANDIDATES}.")
  private SessionConfig.@Nullable Device device;

  @Option(names = "--trace", description = "Write every single step to steps.csv.")
  private boolean trace;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as learning.critic.rate=0.002; goes over all others.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "The run's name; by default <preset>-seed<seed>, with a number when taken.")
  private @Nullable String run;

  @Option(names = "--overwrite", description = "Delete the run of that name first.")
  private boolean overwrite;

  @Option(names = "--directory", defaultValue = ".", description = "What data and models lie in.")
  private Path directory = Path.of(".");

  @Override
  public Integer call() throws IOException {
    if (overwrite && run == null) {
      throw new ConfigException("--overwrite needs --run to say which run to delete");
    }
    RunConfig resolved = resolve();
    try (Trainer trainer = new Trainer(resolved)) {
      trainer.train(makeDirectories(resolved));
    }
    return 0;
  }

  private RunConfig resolve() throws IOException {
    ConfigReader reader = new ConfigReader(preset);
    if (config != null) {
      reader.overlay(config);
    }
    set(reader, "seed", seed);
    set(reader, "training.episodes", episodes);
    set(reader, "session.inter_op_threads", threads);
    set(reader, "session.device", device == null ? null : device.name().toLowerCase(Locale.ROOT));
    set(reader, "training.trace", trace ? "true" : null);
    settings.forEach(reader::set);
    return reader.read();
  }

  private static void set(ConfigReader reader, String path, @Nullable String value) {
    if (value != null) {
      reader.set(path, value);
    }
  }

  private RunDirectory makeDirectories(RunConfig resolved) throws IOException {
    if (run == null) {
      return RunDirectory.next(directory, preset + "-seed" + resolved.seed());
    }
    if (overwrite) {
      RunDirectory.delete(directory, run);
    }
    return RunDirectory.create(directory, run);
  }
}
