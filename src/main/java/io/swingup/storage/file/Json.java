package io.swingup.storage.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.swingup.environment.FloatVector;
import java.io.IOException;
import java.nio.file.Path;

/** Records as JSON: names in snake_case, numbers that read back to the same number. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .addModule(new Jdk8Module())
          .addMixIn(FloatVector.class, Numbers.class)
          .build();

  private Json() {}

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
   * @throws IOException if the file cannot be read or is not such a record
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    String text = NamedFile.readString(file);
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      throw new IOException(file + " is not what was written: " + reason, e);
    }
  }
}
