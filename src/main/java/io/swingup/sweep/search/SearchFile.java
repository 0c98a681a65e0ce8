package io.swingup.sweep.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.history.Columns;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search is asked to do.
 *
 * @param name the name of the search
 * @param base what every trial has in common
 * @param parameters what the trials differ in, by dotted path, in the file's order
 * @param choice how the values are chosen
 * @param seeds the seeds that each combination is trained with, at least one
 * @param metric the column of {@code evaluations.csv} whose last value is the score
 * @param retries how often a failed trial is tried again, at least 0
 */
public record SearchFile(
    String name,
    Base base,
    Map<String, Distribution> parameters,
    Choice choice,
    List<Long> seeds,
    String metric,
    int retries) {
  /** The most trials that a grid may have unless somebody agrees. */
  private static final long MAX_GRID = 10_000;

  private static final List<String> LOWER = List.of("mean_regret", "std_return", "elapsed_seconds");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** How values are chosen. */
  public enum Method {
    /** Every combination. */
    GRID,
    /** Independent draws. */
    RANDOM
  }

  /**
   * How values are chosen.
   *
   * @param method the method
   * @param trials the combinations of settings that are drawn, at least 1; 0 for a grid
   * @param seed what the draws start from
   */
  public record Choice(Method method, int trials, long seed) {}

  /**
   * What every trial has in common; the later goes over the earlier.
   *
   * @param preset the preset; null for the defaults
   * @param config a file over it, or null
   * @param environment the id of the environment, or null
   * @param algorithm what learns, or null
   * @param set single settings, or null
   */
  public record Base(
      @Nullable String preset,
      @Nullable String config,
      @Nullable String environment,
      @Nullable String algorithm,
      @Nullable Map<String, JsonNode> set) {}

  /** The file as it is written. */
  private record Written(
      @Nullable Base base,
      @Nullable Map<String, JsonNode> parameters,
      @Nullable Method method,
      @Nullable Integer trials,
      @Nullable List<Long> seeds,
      @Nullable String metric,
      @Nullable Long seed,
      @Nullable Integer retries) {}

  /**
   * Reads a file and checks it, save the settings themselves.
   *
   * @param file the file
   * @param large whether a grid may have more than 10 000 trials
   * @throws UsageException if it is not what it must be
   * @throws IOException if it cannot be read
   */
  public static SearchFile read(Path file, boolean large) throws IOException {
    Written written;
    String name;
    try {
      ObjectNode tree = YAML.readValue(NamedFile.readString(file), ObjectNode.class);
      JsonNode given = tree == null ? null : tree.remove("name");
      name = given == null ? stem(file) : given.asText();
      written = YAML.treeToValue(tree, Written.class);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          file + " is not a sweep: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    if (written == null || written.base == null || written.parameters == null) {
      throw new UsageException(file + " must have base and parameters");
    }
    SearchFile search = of(name, written, written.base, written.parameters);
    search.check(large);
    return search;
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private static SearchFile of(
      String name, Written written, Base base, Map<String, JsonNode> parameters) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    parameters.forEach((path, node) -> distributions.put(path, Distribution.parse(path, node)));
    return new SearchFile(
        name,
        base,
        distributions,
        new Choice(
            written.method == null ? Method.RANDOM : written.method,
            written.trials == null ? 0 : written.trials,
            written.seed == null ? 0 : written.seed),
        written.seeds == null ? List.of(0L) : List.copyOf(written.seeds),
        written.metric == null ? "mean_return" : written.metric,
        written.retries == null ? 0 : written.retries);
  }

  private void check(boolean large) {
    if (!Columns.EVALUATIONS.contains(metric)) {
      throw new UsageException(Names.unknown("metric", metric, Columns.EVALUATIONS));
    }
    require(!parameters.isEmpty(), "parameters must name a setting", "none");
    require(
        !seeds.isEmpty() && seeds.stream().distinct().count() == seeds.size(),
        "seeds must be at least one, all different",
        seeds);
    require(retries >= 0, "retries must be at least 0", retries);
    if (choice.method == Method.GRID) {
      checkGrid(large);
    } else {
      require(choice.trials >= 1, "trials must be at least 1", choice.trials);
    }
  }

  private void checkGrid(boolean large) {
    require(choice.trials == 0, "trials must be left out of a grid", choice.trials);
    double count = seeds.size();
    for (Map.Entry<String, Distribution> each : parameters.entrySet()) {
      require(
          each.getValue().kind() == Distribution.Kind.CHOICE,
          each.getKey() + " must be a list of values in a grid",
          each.getValue().kind().name().toLowerCase(Locale.ROOT));
      count *= each.getValue().values().size();
    }
    if (count > MAX_GRID && !large) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "a grid must have at most %d trials unless --yes agrees to more, has %.0f",
              MAX_GRID,
              count));
    }
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new UsageException(rule + ", was " + found);
    }
  }

  /**
   * Returns the configuration of a trial.
   *
   * @throws UsageException if a setting does not exist or its value is out of range
   * @throws IOException if the file of the base cannot be read
   */
  public RunConfig config(SearchTrial trial) throws IOException {
    String preset = base.preset == null ? ConfigReader.DEFAULT : base.preset;
    ConfigReader reader = new ConfigReader(preset);
    if (base.config != null) {
      reader.overlay(Path.of(base.config));
    }
    set(reader, "environment.id", base.environment);
    set(reader, "agent.algorithm", base.algorithm);
    reader.set("session.intra_op_threads", "1").set("session.inter_op_threads", "1");
    if (base.set != null) {
      base.set.forEach((path, value) -> reader.set(path, value.toString()));
    }
    trial.settings().forEach(reader::set);
    return reader.set("seed", Long.toString(trial.seed())).read();
  }

  private static void set(ConfigReader reader, String path, @Nullable String value) {
    if (value != null) {
      reader.set(path, value);
    }
  }

  /** Says whether a lower score is the better one. */
  boolean isLowerBetter() {
    return LOWER.contains(metric);
  }
}
