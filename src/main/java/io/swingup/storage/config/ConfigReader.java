package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.RunConfig;
import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads configurations: a preset, overlaid by a file, overlaid by single settings.
 *
 * <p>A preset is complete, so it also says which settings there are; anything else is refused.
 */
public final class ConfigReader {
  /** The presets that are shipped. */
  public static final List<String> PRESETS = List.of("keras-example", "pendulum");

  /** Maps settings in snake case to records, strictly. */
  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  private final ObjectNode settings;

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
    settings = tree(presetText(preset), "preset " + preset);
  }

  /**
   * Starts from the settings of a run.
   *
   * @param run its directories
   * @return every setting that was in force
   * @throws UsageException if its {@code config.yaml} cannot be read as YAML
   * @throws IOException if it cannot be read at all
   */
  public static ConfigReader of(RunDirectory run) throws IOException {
    return new ConfigReader(PRESETS.get(0)).overlay(run.config());
  }

  /**
   * Returns the text of a preset.
   *
   * @param preset one of {@link #PRESETS}
   * @return YAML with comments
   */
  public static String presetText(String preset) {
    String name = "/io/swingup/presets/" + preset + ".yaml";
    try (InputStream in = ConfigReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lays the settings of a YAML file over what is there.
   *
   * @param file the file; may name any part of the settings
   * @return this
   * @throws UsageException if the file cannot be read as YAML or names an unknown setting
   * @throws IOException if the file cannot be read at all
   */
  public ConfigReader overlay(Path file) throws IOException {
    merge(settings, tree(NamedFile.readString(file), file.toString()), "");
    return this;
  }

  /**
   * Sets one setting.
   *
   * @param path its name with the groups before it, such as {@code learning.critic.rate}
   * @param value its value as it would stand in YAML
   * @return this
   * @throws UsageException if there is no such setting or the value is not YAML
   */
  public ConfigReader set(String path, String value) {
    JsonNode found = parse(value, path);
    String[] keys = path.split("\\.", -1);
    JsonNode nested = found;
    for (int i = keys.length - 1; i >= 0; i--) {
      nested = YAML.createObjectNode().set(keys[i], nested);
    }
    merge(settings, (ObjectNode) nested, "");
    return this;
  }

  /**
   * Checks everything and returns it.
   *
   * @return the configuration
   * @throws UsageException if a value has the wrong type or is out of range
   */
  public RunConfig read() {
    try {
      return YAML.treeToValue(settings, RunConfig.class);
    } catch (JsonProcessingException e) {
      throw new UsageException(ConfigProblems.describe(e, settings));
    }
  }

  private static ObjectNode tree(String text, String source) {
    if (parse(text, source) instanceof ObjectNode node) {
      return node;
    }
    throw new UsageException(source + " must be a map of settings in YAML");
  }

  private static JsonNode parse(String text, String source) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UsageException(source + ConfigProblems.unreadable(e, text));
    }
  }

  private static void merge(ObjectNode base, ObjectNode overlay, String prefix) {
    overlay
        .properties()
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              JsonNode old = base.get(entry.getKey());
              if (old == null) {
                throw new UsageException(ConfigProblems.unknown(path, base, prefix));
              }
              if (old instanceof ObjectNode group) {
                if (!(entry.getValue() instanceof ObjectNode more)) {
                  throw new UsageException(
                      ConfigProblems.wrong(path, "a group of settings", entry.getValue()));
                }
                merge(group, more, path + ".");
              } else {
                base.set(entry.getKey(), ConfigProblems.number(entry.getValue()));
              }
            });
  }
}
