package io.swingup.storage.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.swingup.environment.FloatVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: names in snake_case, numbers that read back to the same number.
 *
 * <p>Reading is strict: each field of the record must be there once, with a value of its kind, and
 * no other. Only an optional one may be null.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .withCoercionConfig(LogicalType.Textual, Json::refuseAllButText)
          .addModule(EnumNames.MODULE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .addModule(new Jdk8Module())
          .addMixIn(FloatVector.class, Numbers.class)
          .build();

  private Json() {}

  private static void refuseAllButText(MutableCoercionConfig config) {
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /** Makes a vector an array of its numbers. */
  private abstract static class Numbers {
    @JsonValue
    abstract float[] toArray();

    @JsonCreator
    static FloatVector of(float... values) {
      return FloatVector.of(values);
    }
  }

  /**
   * Returns a record as JSON on one line.
   *
   * @param record the record
   * @return JSON without a line break
   */
  public static String line(Object record) {
    try {
      return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + record.getClass(), e);
    }
  }

  /**
   * Returns a record as indented JSON.
   *
   * @param record the record
   * @return JSON with a line break at the end
   */
  public static String text(Object record) {
    try {
      return MAPPER.writeValueAsString(record) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + record.getClass(), e);
    }
  }

  /**
   * Reads a file that {@link #text} made.
   *
   * @param <T> the record
   * @param file the file
   * @param type the class of the record
   * @return the record
   * @throws IOException if the file cannot be read or is not such a record; names file and field
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return read(file, text -> MAPPER.readValue(text, type));
  }

  /**
   * Reads a file that {@link #text} made of an earlier form of a record.
   *
   * @param <T> the record
   * @param file the file
   * @param type the class of the record
   * @param migration changes the fields that were written into those of the record
   * @return the record
   * @throws IOException if the file cannot be read or is not such a record; names file and field
   */
  public static <T> T read(Path file, Class<T> type, Consumer<ObjectNode> migration)
      throws IOException {
    return read(
        file,
        text -> {
          ObjectNode fields = MAPPER.readValue(text, ObjectNode.class);
          migration.accept(fields);
          return MAPPER.treeToValue(fields, type);
        });
  }

  /** Makes a record of a text. */
  @FunctionalInterface
  private interface Parser<T> {
    @Nullable T parse(String text) throws JsonProcessingException;
  }

  private static <T> T read(Path file, Parser<T> parser) throws IOException {
    String text = NamedFile.readString(file);
    try {
      T record = parser.parse(text);
      if (record == null) {
        throw new IOException(file + " is not what was written: it is null");
      }
      return record;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not what was written: " + reason(e), e);
    }
  }

  private static String reason(JsonProcessingException problem) {
    String field =
        problem instanceof JsonMappingException mapping
            ? mapping.getPath().stream().map(Json::name).collect(Collectors.joining("."))
            : "";
    if (problem instanceof UnrecognizedPropertyException) {
      return "there is no field " + field;
    }
    if (problem instanceof ValueInstantiationException && problem.getCause() != null) {
      return field + ": " + problem.getCause().getMessage();
    }
    return field.isEmpty()
        ? problem.getOriginalMessage().lines().findFirst().orElse("unreadable")
        : "the field " + field + " is missing, null or of the wrong kind";
  }

  private static String name(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
  }
}
