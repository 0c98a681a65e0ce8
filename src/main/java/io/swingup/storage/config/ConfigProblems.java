package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.usage.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns what Jackson says of a configuration into one sentence. */
final class ConfigProblems {
  private static final String NOT_FINITE = "Malformed numeric value ";

  private ConfigProblems() {}

  /** Names setting, rule and value. */
  static String describe(JsonProcessingException problem, ObjectNode settings) {
    List<String> path = path(problem);
    if (problem instanceof ValueInstantiationException && problem.getCause() != null) {
      String prefix = String.join(".", path);
      String message = String.valueOf(problem.getCause().getMessage());
      boolean ofWholeValue = message.startsWith("must ");
      return prefix + (prefix.isEmpty() ? "" : ofWholeValue ? " " : ".") + message;
    }
    JsonNode found = settings;
    for (String key : path) {
      found = key.startsWith("[") ? found.path(index(key)) : found.path(key);
    }
    return wrong(String.join(".", path), rule(problem), found);
  }

  /** Says which rule a value breaks. */
  static String wrong(String path, String rule, JsonNode found) {
    boolean nothing = found.isMissingNode() || found.isNull();
    return String.format(
        Locale.ROOT, "%s must be %s, was %s", path, rule, nothing ? "nothing" : found);
  }

  private static int index(String key) {
    return Integer.parseInt(key.substring(1, key.length() - 1));
  }

  private static List<String> path(JsonProcessingException problem) {
    List<String> path = new ArrayList<>();
    if (problem instanceof JsonMappingException mapping) {
      mapping
          .getPath()
          .forEach(
              step ->
                  path.add(
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : step.getFieldName()));
    }
    return path;
  }

  private static String rule(JsonProcessingException problem) {
    Class<?> type = wantedType(problem);
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer" -> "a whole number up to " + Integer.MAX_VALUE;
      case "long" -> "a whole number up to " + Long.MAX_VALUE;
      case "double" -> "a number";
      case "boolean" -> "true or false";
      case "String" -> "text";
      case "Span" -> "a number of steps or episodes, such as 20000 steps";
      case "List", "Collection", "ArrayList" -> "a list of whole numbers";
      default -> "a group of settings";
    };
  }

  private static Class<?> wantedType(JsonProcessingException problem) {
    if (problem.getCause() instanceof InputCoercionException coercion) {
      return coercion.getTargetType();
    }
    return problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? mismatch.getTargetType()
        : Object.class;
  }

  /** Says why a text cannot be read and in which of its lines, as the end of a sentence. */
  static String unreadable(JsonProcessingException problem, String text) {
    String message = problem.getOriginalMessage().lines().findFirst().orElse("unreadable");
    int line = problem.getLocation() == null ? 0 : problem.getLocation().getLineNr();
    String where = line > 0 && text.lines().count() > 1 ? " line " + line : "";
    if (message.startsWith(NOT_FINITE)) {
      return where + ": a number must be finite, was " + message.substring(NOT_FINITE.length());
    }
    if (problem instanceof MismatchedInputException) { // what follows the first document
      return where + " is not YAML of one document";
    }
    return where + " is not YAML: " + message;
  }

  /** Names the known setting that is nearest to an unknown one. */
  static String unknown(String path, ObjectNode group, String prefix) {
    List<String> known = Paths.all(group, prefix);
    List<String> candidates = new ArrayList<>(known);
    group.fieldNames().forEachRemaining(name -> candidates.add(prefix + name));
    return String.format(
        Locale.ROOT,
        "there is no setting %s, %s",
        path,
        known.stream()
            .filter(each -> each.endsWith("." + path))
            .findFirst()
            .or(() -> Names.nearest(path, candidates))
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("only " + known));
  }
}
