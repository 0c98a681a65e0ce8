package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the environment of a run without regard to its other settings, so that runs of older and
 * newer versions can still be drawn and their policies played.
 */
public final class RunEnvironment {
  private static final YAMLMapper YAML = new YAMLMapper(); // JSON is YAML too

  /* models/<run>/best, models/<run>/snapshots/<name>, models/<run>/checkpoints/<name>/best */
  private static final int DEEPEST_MODEL = 3;

  private RunEnvironment() {}

  /**
   * Reads it from a run's {@code config.yaml}.
   *
   * @param run the directories of the run
   * @return its environment
   * @throws IOException if the file cannot be read or names no environment
   */
  public static EnvironmentConfig of(RunDirectory run) throws IOException {
    return in(tree(run.config()))
        .orElseThrow(() -> new IOException(run.config() + " does not name an environment"));
  }

  /**
   * Reads the {@code config.yaml} in a model, or finds the run that it belongs to and reads its
   * {@code manifest.json}, or its {@code config.yaml} where it is not finished.
   *
   * @param model a directory in {@code models/<run>}, perhaps by a link, or one with a
   *     configuration
   * @return the environment of the run; empty where there is no such run or it does not tell
   * @throws IOException if there is no such directory
   */
  public static Optional<EnvironmentConfig> ofModel(Path model) throws IOException {
    Path own = model.resolve("config.yaml");
    if (Files.isRegularFile(own)) {
      return in(tree(own));
    }
    Path directory = model.toRealPath().getParent();
    for (int depth = 0; directory != null && depth < DEEPEST_MODEL; depth++) {
      Optional<EnvironmentConfig> found = ofModels(directory);
      if (found.isPresent()) {
        return found;
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  private static Optional<EnvironmentConfig> ofModels(Path models) {
    String name = String.valueOf(models.getFileName());
    Path data = models.resolve("../../data").normalize().resolve(name);
    RunDirectory run = new RunDirectory(data, models);
    try {
      return Files.isRegularFile(run.manifest())
          ? in(tree(run.manifest()).path("configuration"))
          : Optional.of(of(run));
    } catch (IOException e) {
      return Optional.empty(); // not a run, or one that does not tell
    }
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return YAML.readTree(NamedFile.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<EnvironmentConfig> in(JsonNode settings) {
    JsonNode environment = settings.path("environment");
    if (environment.isTextual()) { // as the first version had it
      int timeLimit = settings.path("training").path("time_limit").asInt();
      return Optional.of(
          new EnvironmentConfig(environment.textValue(), timeLimit, new TreeMap<>()));
    }
    if (environment.path("id").asText().isBlank()) {
      return Optional.empty();
    }
    SortedMap<String, Object> parameters = new TreeMap<>();
    environment
        .path("parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), value(entry.getValue())));
    return Optional.of(
        new EnvironmentConfig(
            environment.path("id").textValue(),
            environment.path("time_limit").asInt(),
            parameters));
  }

  private static Object value(JsonNode node) {
    return node.isNumber()
        ? node.numberValue()
        : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }
}
