package io.swingup.sweep.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swingup.storage.file.NamedFile;
import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a search is asked to do as it is written, in YAML. */
final class SearchFileReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> KEYS =
      List.of(
          "name",
          "base",
          "parameters",
          "method",
          "halving",
          "trials",
          "seeds",
          "metric",
          "seed",
          "retries");

  private static final List<String> METHODS =
      Stream.of(SearchFile.Method.values())
          .map(method -> method.name().toLowerCase(Locale.ROOT))
          .toList();

  private SearchFileReader() {}

  /** The file without its name and its rungs. */
  private record Written(
      SearchFile.@Nullable Base base,
      @Nullable Map<String, JsonNode> parameters,
      @Nullable String method,
      @Nullable Integer trials,
      @Nullable List<Long> seeds,
      @Nullable String metric,
      @Nullable Long seed,
      @Nullable Integer retries) {}

  /**
   * Reads a file.
   *
   * @throws UsageException if it is not what it must be
   * @throws IOException if it cannot be read
   */
  static SearchFile read(Path file) throws IOException {
    try {
      ObjectNode tree = YAML.readValue(NamedFile.readString(file), ObjectNode.class);
      return of(file, tree == null ? YAML.createObjectNode() : tree);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          file + " is not a sweep: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static SearchFile of(Path file, ObjectNode tree) throws JsonProcessingException {
    for (var entry : tree.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new UsageException(
            file + " is not a sweep: " + Names.unknown("its keys", entry.getKey(), KEYS));
      }
    }
    JsonNode name = tree.remove("name");
    JsonNode halving = tree.remove("halving");
    Written written = YAML.treeToValue(tree, Written.class);
    if (written.base == null || written.parameters == null) {
      throw new UsageException(file + " must have base and parameters");
    }
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    written.parameters.forEach(
        (path, node) -> distributions.put(path, Distribution.parse(path, node)));
    return new SearchFile(
        name == null ? stem(file) : name.asText(),
        written.base,
        distributions,
        choice(written, halving),
        written.seeds == null ? List.of(0L) : List.copyOf(written.seeds),
        written.metric == null ? "mean_return" : written.metric,
        written.retries == null ? 0 : written.retries);
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private static SearchFile.Choice choice(Written written, @Nullable JsonNode halving) {
    String name = written.method == null ? "random" : written.method.toLowerCase(Locale.ROOT);
    if (!METHODS.contains(name)) {
      throw new UsageException(Names.unknown("method", name, METHODS));
    }
    SearchFile.Method method = SearchFile.Method.valueOf(name.toUpperCase(Locale.ROOT));
    boolean wanted = method == SearchFile.Method.HALVING;
    if (wanted != (halving != null)) {
      throw new UsageException(
          wanted
              ? "method halving must have rungs, such as halving: {eta: 3, from: 2000 steps}"
              : "halving must be left out of method " + name);
    }
    return new SearchFile.Choice(
        method,
        written.trials == null ? 0 : written.trials,
        written.seed == null ? 0 : written.seed,
        halving == null ? null : Halving.parse(halving));
  }
}
