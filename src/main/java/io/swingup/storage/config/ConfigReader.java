package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.agent.AgentConfig;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads configurations in layers: the defaults of the algorithm, over them a preset, over that a
 * file, over that single settings. Only settings that the defaults have exist, save parameters of
 * environments, which know their own.
 *
 * <p>What a layer says of agent and exploration is for the algorithm that it names: where a later
 * one names another, the defaults of that hold instead.
 */
public final class ConfigReader {
  /** The preset for a task that has none of its own: the defaults of the algorithm. */
  public static final String DEFAULT = "default";

  /** The presets that are shipped. */
  public static final List<String> PRESETS =
      List.of(
          DEFAULT,
          "keras-example",
          "pendulum",
          "pendulum-fast",
          "pendulum-td3",
          "pendulum-sac",
          "mountain-car",
          "mountain-car-sac",
          "lunar-lander",
          "lunar-lander-sac",
          "hopper-sac");

  /** The algorithms, by the names that configurations have. */
  public static final List<String> ALGORITHMS =
      Stream.of(AgentConfig.class.getPermittedSubclasses()).map(AgentConfig::nameOf).toList();

  private static final String ALGORITHM = "agent.algorithm";
  private static final List<String> BY_ALGORITHM = List.of("agent", "exploration");
  private static final String ENVIRONMENT = "environment.id";
  private static final String PARAMETERS = "environment.parameters."; // named by environments

  /* The resources that were read before, as a sweep reads them a thousand times. */
  private static final Map<String, ObjectNode> TREES = new ConcurrentHashMap<>();

  private final List<ObjectNode> layers = new ArrayList<>();

  /**
   * Starts from a preset.
   *
   * @param preset its name
   * @throws UsageException if there is no such preset
   */
  public ConfigReader(String preset) {
    if (!PRESETS.contains(preset)) {
      throw new UsageException(Names.unknown("preset", preset, PRESETS));
    }
    layers.add(tree("presets/" + DEFAULT));
    layers.add(tree("presets/" + preset));
  }

  /**
   * Starts from the settings of a run, of this version or an earlier one.
   *
   * @param run its directories
   * @return every setting that was in force
   * @throws UsageException if its {@code config.yaml} cannot be read as YAML
   * @throws IOException if it cannot be read at all
   */
  public static ConfigReader of(RunDirectory run) throws IOException {
    return of(run.config());
  }

  /**
   * Starts from a file with every setting.
   *
   * @param config such as {@code config.yaml} of a run or of a checkpoint
   * @return every setting that was in force
   * @throws UsageException if it cannot be read as YAML
   * @throws IOException if it cannot be read at all
   */
  public static ConfigReader of(Path config) throws IOException {
    return new ConfigReader(DEFAULT).overlay(config);
  }

  /**
   * Returns the text of a preset.
   *
   * @param preset one of {@link #PRESETS}
   * @return YAML with comments
   */
  public static String presetText(String preset) {
    return text("presets/" + preset);
  }

  private static ObjectNode tree(String name) {
    return TREES.computeIfAbsent(name, key -> YamlText.tree(text(key), key)).deepCopy();
  }

  private static String text(String name) {
    String resource = "/io/swingup/" + name + ".yaml";
    try (InputStream in = ConfigReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lays the settings of a YAML file over what is there.
   *
   * @param file the file; may name any part of the settings, in the layout of any version
   * @return this
   * @throws UsageException if the file cannot be read as YAML
   * @throws IOException if the file cannot be read at all
   */
  public ConfigReader overlay(Path file) throws IOException {
    return add(YamlText.tree(NamedFile.readString(file), file.toString()), file.toString());
  }

  /**
   * Sets one setting.
   *
   * @param path its name with the groups before it, such as {@code agent.critic.rate}
   * @param value its value as YAML
   * @return this
   * @throws UsageException if the value is not YAML
   */
  public ConfigReader set(String path, String value) {
    ObjectNode layer = ConfigMapper.YAML.createObjectNode();
    Paths.set(layer, path, YamlText.parse(value, path));
    return add(layer, path);
  }

  private ConfigReader add(ObjectNode layer, String source) {
    Migration.apply(layer, source);
    layers.add(layer);
    return this;
  }

  /* The value in the topmost layer that has it. */
  private String last(String path) {
    String value = "";
    for (ObjectNode layer : layers) {
      value = Paths.get(layer, path).asText(value);
    }
    return value;
  }

  /**
   * Checks everything and returns it.
   *
   * @return the configuration
   * @throws UsageException if a setting does not exist, has the wrong type or is out of range
   */
  public RunConfig read() {
    String algorithm = last(ALGORITHM);
    ObjectNode settings = defaults(algorithm);
    for (ObjectNode layer : layers) {
      ObjectNode current = layer.deepCopy();
      if (!Paths.get(current, ALGORITHM).asText(algorithm).equals(algorithm)) {
        current.remove(BY_ALGORITHM);
      }
      Migration.makeNoiseRelative(current, last(ENVIRONMENT));
      merge(settings, current, "");
    }
    try {
      return ConfigMapper.YAML.treeToValue(settings, RunConfig.class);
    } catch (JsonProcessingException e) {
      throw new UsageException(ConfigProblems.describe(e, settings));
    }
  }

  private static ObjectNode defaults(String algorithm) {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new UsageException(Names.unknown(ALGORITHM, algorithm, ALGORITHMS));
    }
    ObjectNode settings = tree("presets/" + DEFAULT);
    ObjectNode own = tree("algorithms/" + algorithm);
    settings.set("agent", own.remove("agent"));
    merge(settings, own, "");
    return settings;
  }

  private static void merge(ObjectNode base, ObjectNode overlay, String prefix) {
    for (var entry : overlay.properties()) {
      String path = prefix + entry.getKey();
      JsonNode old = base.get(entry.getKey());
      if (old == null && !prefix.equals(PARAMETERS)) {
        throw new UsageException(ConfigProblems.unknown(path, base, prefix));
      }
      if (!(old instanceof ObjectNode group)) {
        base.set(entry.getKey(), entry.getValue());
      } else if (entry.getValue() instanceof ObjectNode more) {
        merge(group, more, path + ".");
      } else {
        throw new UsageException(
            ConfigProblems.wrong(path, "a group of settings", entry.getValue()));
      }
    }
  }
}
