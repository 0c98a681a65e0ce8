package io.swingup.cli.train;

import io.swingup.agent.SessionConfig;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make up a configuration: preset < file < options < single settings. */
final class Settings {
  @Option(
      names = "--preset",
      description = "The settings to start from; by default keras-example, or by --algorithm.")
  private @Nullable String preset;

  @Option(names = "--config", paramLabel = "FILE", description = "A YAML file over the preset.")
  private @Nullable Path config;

  @Option(
      names = "--environment",
      paramLabel = "ID",
      description = "The environment's id; without a preset, starts from the defaults.")
  private @Nullable String environment;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description =
          "What learns: ddpg, td3 or sac; its defaults hold in place of what a preset for another one"
              + " says of agent and exploration.")
  private @Nullable String algorithm;

  @Mixin private PythonOption python = new PythonOption();
  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "EPISODES",
      description = "The episodes between two checkpoints; 0 for none.")
  private @Nullable String checkpointEvery;

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
      description = "One setting, such as agent.critic.rate=0.002; goes over all others.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--directory",
      defaultValue = ".",
      description = "The directory that holds data and models.")
  private Path directory = Path.of(".");

  /** Returns the preset; without one, the pendulum's by the algorithm, or the defaults. */
  String preset() {
    if (preset != null) {
      return preset;
    }
    if (environment != null) {
      return ConfigReader.DEFAULT;
    }
    String ofPendulum = "pendulum-" + algorithm;
    return ConfigReader.PRESETS.contains(ofPendulum) ? ofPendulum : "keras-example";
  }

  /** Returns what the name of a run begins with where none is given: preset or task, algorithm. */
  String name() {
    String task =
        environment == null || preset != null
            ? preset()
            : environment.replaceAll("[^A-Za-z0-9._-]+", "-");
    return algorithm == null || task.endsWith("-" + algorithm) ? task : task + "-" + algorithm;
  }

  Path directory() {
    return directory;
  }

  /** Says whether a single setting is given by its name. */
  boolean names(String key) {
    return settings.containsKey(key);
  }

  /** Reads, lays over and checks everything. */
  RunConfig resolve(@Nullable String seed) throws IOException {
    ConfigReader reader = new ConfigReader(preset());
    if (config != null) {
      reader.overlay(config);
    }
    set(reader, "seed", seed);
    set(reader, "environment.id", environment);
    set(reader, "agent.algorithm", algorithm);
    python.apply(reader);
    budget.apply(reader);
    if (checkpointEvery != null) {
      String every = BudgetOptions.whole(checkpointEvery, "--checkpoint-every");
      reader.set("recording.checkpoint_every", every + " episodes");
    }
    set(reader, "recording.trace", trace ? "true" : null);
    set(reader, "session.inter_op_threads", threads);
    set(reader, "session.device", device == null ? null : device.name().toLowerCase(Locale.ROOT));
    settings.forEach(reader::set);
    return reader.read();
  }

  private static void set(ConfigReader reader, String path, @Nullable String value) {
    if (value != null) {
      reader.set(path, value);
    }
  }
}
