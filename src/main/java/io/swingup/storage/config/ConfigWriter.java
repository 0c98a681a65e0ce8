package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.training.config.RunConfig;
import java.util.Map;
import java.util.TreeMap;

/** Writes configurations down. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /**
   * Returns a configuration as YAML, one line for each setting, the version of the layout first.
   *
   * @param config the configuration
   * @return YAML that {@link ConfigReader#overlay} reads back
   */
  public static String toYaml(RunConfig config) {
    ObjectNode versioned = ConfigMapper.YAML.createObjectNode();
    versioned.put(Migration.VERSION, Migration.CURRENT);
    versioned.setAll(tree(config));
    try {
      return ConfigMapper.YAML.writeValueAsString(versioned);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a configuration as YAML", e);
    }
  }

  /** Returns a configuration as a tree of settings. */
  static ObjectNode tree(RunConfig config) {
    return ConfigMapper.YAML.valueToTree(config);
  }

  /**
   * Returns a configuration as maps within maps.
   *
   * @param config the configuration
   * @return the settings, nested as in YAML
   */
  public static Map<String, Object> toMap(RunConfig config) {
    return ConfigMapper.YAML.convertValue(tree(config), new TypeReference<>() {});
  }

  /**
   * Returns each setting by its name with the groups before it.
   *
   * @param config the configuration
   * @return numbers, booleans, and all else as text, sorted by name
   */
  public static Map<String, Object> toSettings(RunConfig config) {
    Map<String, Object> settings = new TreeMap<>();
    collect(tree(config), "", settings);
    return settings;
  }

  private static void collect(JsonNode node, String name, Map<String, Object> settings) {
    if (node instanceof ObjectNode group) {
      String prefix = name.isEmpty() ? "" : name + ".";
      group
          .properties()
          .forEach(entry -> collect(entry.getValue(), prefix + entry.getKey(), settings));
    } else if (node.isNumber()) {
      settings.put(name, node.numberValue());
    } else if (node.isBoolean()) {
      settings.put(name, node.booleanValue());
    } else {
      settings.put(name, node.isTextual() ? node.textValue() : node.toString());
    }
  }
}
