package io.swingup.storage.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Reads settings from YAML text. */
final class YamlText {
  private static final String DECIMAL = "[-+]?(0|[1-9]\\d*)";

  private YamlText() {}

  /** Returns a map of settings; a name with dots is a setting with the groups before it. */
  static ObjectNode tree(String text, String source) {
    JsonNode found = parse(text, source);
    if (found.isMissingNode() || found.isNull()) { // nothing but comments
      return ConfigMapper.YAML.createObjectNode();
    }
    if (!(found instanceof ObjectNode node)) {
      throw new UsageException(source + " must be a map of settings in YAML");
    }
    return nested(node, source);
  }

  /** Returns any value. */
  static JsonNode parse(String text, String source) {
    try {
      requireDecimals(text, source);
      return ConfigMapper.YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UsageException(source + ConfigProblems.unreadable(e, text));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /* YAML 1.1 would take 010 for eight, 1:30 for ninety and 1_000 for a thousand. */
  private static void requireDecimals(String text, String source) throws IOException {
    try (JsonParser parser = ConfigMapper.YAML.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && !parser.getText().matches(DECIMAL)) {
          throw new UsageException(
              String.format(
                  Locale.ROOT,
                  "%s: a whole number must be written in decimal digits, without leading zeros, was %s",
                  source,
                  parser.getText()));
        }
      }
    }
  }

  private static ObjectNode nested(ObjectNode node, String source) {
    ObjectNode nested = ConfigMapper.YAML.createObjectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals("<<")) {
        throw new UsageException(source + " must spell its settings out: << is not supported");
      }
      JsonNode value =
          entry.getValue() instanceof ObjectNode group ? nested(group, source) : entry.getValue();
      Paths.add(nested, entry.getKey(), value, source);
    }
    return nested;
  }
}
