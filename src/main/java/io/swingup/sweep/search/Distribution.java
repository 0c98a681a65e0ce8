package io.swingup.sweep.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.swingup.usage.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What values a setting may take.
 *
 * @param kind how they are spread
 * @param low the least value, of a range; at most {@code high}
 * @param high the greatest value, of a range
 * @param values the values as YAML, of a choice; otherwise empty
 */
public record Distribution(Kind kind, double low, double high, List<String> values) {
  /** How the values are spread. */
  public enum Kind {
    /** One of a list. */
    CHOICE,
    /** Numbers of a range, evenly. */
    UNIFORM,
    /** Numbers of a range above 0, their logarithms evenly. */
    LOG_UNIFORM,
    /** Whole numbers of a range, evenly. */
    INT
  }

  /**
   * Reads a list of values, or a map of one kind to its list.
   *
   * @param path the setting, for messages
   * @throws UsageException if it is neither, or a range is upside down
   */
  static Distribution parse(String path, JsonNode node) {
    if (node.isArray()) {
      return choice(path, node);
    }
    if (node.size() != 1) {
      throw wrong(path, "a list, or one of uniform, log_uniform, int and choice", node);
    }
    String name = node.fieldNames().next();
    JsonNode list = node.get(name);
    return switch (name) {
      case "choice" -> choice(path, list);
      case "uniform" -> range(path, Kind.UNIFORM, list);
      case "log_uniform" -> range(path, Kind.LOG_UNIFORM, list);
      case "int" -> range(path, Kind.INT, list);
      default -> throw wrong(path, "a list, or one of uniform, log_uniform, int and choice", node);
    };
  }

  private static Distribution choice(String path, JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw wrong(path, "a list of at least one value", list);
    }
    List<String> values = new ArrayList<>();
    list.forEach(value -> values.add(value.isDouble() ? text(value.asDouble()) : value.toString()));
    return new Distribution(Kind.CHOICE, 0, 0, List.copyOf(values));
  }

  private static Distribution range(String path, Kind kind, JsonNode list) {
    boolean two = list.size() == 2 && list.path(0).isNumber() && list.path(1).isNumber();
    if (!two || list.get(0).asDouble() >= list.get(1).asDouble()) {
      throw wrong(path, "two numbers, the lower one first", list);
    }
    if (kind == Kind.INT && !(list.get(0).isInt() && list.get(1).isInt())) {
      throw wrong(path, "two whole numbers, the lower one first", list);
    }
    if (kind == Kind.LOG_UNIFORM && list.get(0).asDouble() <= 0) {
      throw wrong(path, "two numbers above 0, the lower one first", list);
    }
    return new Distribution(kind, list.get(0).asDouble(), list.get(1).asDouble(), List.of());
  }

  private static UsageException wrong(String path, String rule, JsonNode found) {
    return new UsageException(
        String.format(Locale.ROOT, "parameters: %s must have %s, was %s", path, rule, found));
  }

  /**
   * Returns the value below which a part of all values lie.
   *
   * @param part in [0, 1)
   * @return the value as YAML
   */
  String at(double part) {
    return switch (kind) {
      case CHOICE -> values.get((int) (part * values.size()));
      case UNIFORM -> text(low + part * (high - low));
      case LOG_UNIFORM ->
          text(
              StrictMath.exp(
                  StrictMath.log(low) + part * (StrictMath.log(high) - StrictMath.log(low))));
      case INT -> Long.toString((long) low + (long) (part * (high - low + 1)));
    };
  }

  /* YAML has no exponent without a sign. */
  private static String text(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }
}
