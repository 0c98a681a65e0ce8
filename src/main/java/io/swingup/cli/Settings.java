package io.swingup.cli;

import io.swingup.agent.SessionConfig;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make up a configuration: preset < file < options < single settings. */
final class Settings {
  @Option(
      names = "--preset",
      defaultValue = "keras-example",
      description = "The settings to start from.")
  private String preset = "";

  @Option(names = "--config", paramLabel = "FILE", description = "A YAML file over the preset.")
  private @Nullable Path config;

  @Option(names = "--episodes", description = "The episodes to play.")
  private @Nullable String episodes;

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
      description = "One setting, such as learning.critic.rate=0.002; goes over all others.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--directory", defaultValue = ".", description = "What data and models lie in.")
  private Path directory = Path.of(".");

  String preset() {
    return preset;
  }

  Path directory() {
    return directory;
  }

  /** Reads, lays over and checks everything. */
  RunConfig resolve(@Nullable String seed) throws IOException {
    ConfigReader reader = new ConfigReader(preset);
    if (config != null) {
      reader.overlay(config);
    }
    set(reader, "seed", seed);
    set(reader, "training.episodes", episodes);
    set(reader, "training.recording.checkpoint_every", checkpointEvery);
    set(reader, "training.recording.trace", trace ? "true" : null);
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
