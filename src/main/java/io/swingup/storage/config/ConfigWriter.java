package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.training.RunConfig;
import java.util.Map;
import java.util.TreeMap;

/** Writes configurations down. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /**
   * Returns a configuration as YAML, one line for each setting.
   *
   * @param config the configuration
   * @return YAML that {@link ConfigReader#overlay} reads back
   */
  public static String toYaml(RunConfig config) {
    try {
      return ConfigReader.YAML.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a configuration as YAML", e);
    }
  }

  /**
   * Returns each setting by its name with the groups before it.
   *
   * @param config the configuration
   * @return numbers, booleans, and all else as text, sorted by name
   */
  public static Map<String, Object> toSettings(RunConfig config) {
    Map<String, Object> settings = new TreeMap<>();
    collect(ConfigReader.YAML.valueToTree(config), "", settings);
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
