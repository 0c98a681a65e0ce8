package io.swingup.serve.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the body of one request to predict: an object with {@code instances} or {@code inputs}, and
 * perhaps a {@code signature_name}, as TensorFlow Serving's REST interface has it. Numbers go from
 * the text straight into single precision, rounded once. Other fields are ignored, as there.
 */
final class RequestReader {
  /** NaN and Infinity are known, so that they are refused by their names. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonParser parser;
  private final String name;
  private final int size;
  private final int limit;
  private String signature = "";
  private String field = "";
  private float[] values;
  private int count;

  private RequestReader(JsonParser parser, String name, int size, int limit) {
    this.parser = parser;
    this.name = name;
    this.size = size;
    this.limit = limit;
    values = new float[size];
  }

  /**
   * Reads a body.
   *
   * @param body JSON, which is not closed
   * @param name the name of the input
   * @param size the numbers of an observation
   * @param limit the most observations
   * @throws RequestException with the status 400 if it is no such request
   * @throws IOException never, for a body that is in memory
   */
  static PredictRequest read(InputStream body, String name, int size, int limit)
      throws RequestException, IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new RequestReader(parser, name, size, limit).request();
    } catch (JsonProcessingException e) {
      throw RequestException.bad("the body must be JSON: " + e.getOriginalMessage());
    }
  }

  private PredictRequest request() throws RequestException, IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "the body must be a JSON object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      readField(parser.currentName());
    }
    require(parser.nextToken() == null, "nothing may follow the JSON object");
    require(!field.isEmpty(), "'instances' or 'inputs' is missing");
    require(count > 0, "'" + field + "' must hold at least one observation");
    return new PredictRequest(
        signature, field.equals("instances"), Arrays.copyOf(values, count * size), count);
  }

  private void readField(String key) throws RequestException, IOException {
    JsonToken token = parser.nextToken();
    switch (key) {
      case "signature_name" -> {
        require(token == JsonToken.VALUE_STRING, "'signature_name' must be a string");
        signature = parser.getText();
      }
      case "instances", "inputs" -> {
        require(field.isEmpty(), "only one of 'instances' and 'inputs' may be there, and once");
        field = key;
        readObservations(token);
      }
      default -> parser.skipChildren();
    }
  }

  private void readObservations(JsonToken first) throws RequestException, IOException {
    boolean named = field.equals("inputs") && first == JsonToken.START_OBJECT;
    JsonToken token = named ? enter() : first;
    require(token == JsonToken.START_ARRAY, "'" + field + "' must be a list of observations");
    for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      boolean object = field.equals("instances") && token == JsonToken.START_OBJECT;
      readObservation(object ? enter() : token);
      leave(object);
    }
    leave(named);
  }

  /* Goes into an object whose only field is the input. */
  private JsonToken enter() throws RequestException, IOException {
    boolean fits = parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals(name);
    require(fits, "the input is called '" + name + "'");
    return parser.nextToken();
  }

  private void leave(boolean object) throws RequestException, IOException {
    boolean left = !object || parser.nextToken() == JsonToken.END_OBJECT;
    require(left, "there is only one input, '" + name + "'");
  }

  private void readObservation(JsonToken first) throws RequestException, IOException {
    require(first == JsonToken.START_ARRAY, "observation " + count + " must be a list of numbers");
    require(count < limit, "a request may hold at most " + limit + " observations");
    if ((count + 1) * size > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    int read = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      float number = number(token);
      if (read < size) {
        values[count * size + read] = number;
      }
      read++;
    }
    if (read != size) {
      throw RequestException.bad(
          String.format(
              Locale.ROOT, "observation %d must have %d numbers, has %d", count, size, read));
    }
    count++;
  }

  private float number(JsonToken token) throws RequestException, IOException {
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw RequestException.bad("observation " + count + " must be a list of numbers");
    }
    String text = parser.getText();
    float number =
        Character.isLetter(text.charAt(text.length() - 1)) ? Float.NaN : Float.parseFloat(text);
    if (!Float.isFinite(number)) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw RequestException.bad(
          String.format(
              Locale.ROOT,
              "observation %d must be finite in single precision, has %s",
              count,
              shown));
    }
    return number;
  }

  private static void require(boolean holds, String rule) throws RequestException {
    if (!holds) {
      throw RequestException.bad(rule);
    }
  }
}
