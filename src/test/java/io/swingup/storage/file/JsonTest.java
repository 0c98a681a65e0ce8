package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  private static final String GOOD =
      "{'name':'x','lengths':{'a':1},'returns':[1.5],'inner':{'count':2},'best':null,'regret':null}";

  @TempDir Path folder;

  record Inner(int count) {
    Inner {
      if (count < 0) {
        throw new IllegalArgumentException("count must be at least 0, was " + count);
      }
    }
  }

  record Outer(
      String name,
      Map<String, Long> lengths,
      List<Double> returns,
      Inner inner,
      Optional<Inner> best,
      OptionalDouble regret) {}

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("a.json"), json.replace('\'', '"'));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Outer outer =
        new Outer(
            "",
            Map.of("a", Long.MAX_VALUE),
            List.of(0.1, Double.NaN),
            new Inner(3),
            Optional.of(new Inner(4)),
            OptionalDouble.of(-0.0));

    Path file = Files.writeString(folder.resolve("a.json"), Json.text(outer));

    assertThat(Json.read(file, Outer.class)).isEqualTo(outer);
    assertThat(Json.read(file, Outer.class, fields -> fields.put("name", "b")).name())
        .isEqualTo("b");
  }

  @Test
  void readsNothingForWhatIsOptional() throws IOException {
    Outer outer = Json.read(write(GOOD), Outer.class);

    assertThat(outer.best()).isEmpty();
    assertThat(outer.regret()).isEmpty();
  }

  @ParameterizedTest(name = "{1} for {0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name':'x',   | ``            | the field name is missing",
        "'x'           | null          | the field name is missing, null or of the wrong kind",
        "'x'           | 7             | the field name",
        "{'a':1}       | {'a':null}    | the field lengths.a",
        "{'a':1}       | {'a':1.5}     | the field lengths.a",
        "[1.5]         | [1.5,null]    | the field returns.1",
        "{'count':2}   | {}            | the field inner.count",
        "{'count':2}   | {'count':'2'} | the field inner.count",
        "{'count':2}   | {'count':-2}  | inner: count must be at least 0, was -2",
        "'count':2     | 'count':2,'x':1 | there is no field inner.x",
        "'best':null,  | ``            | the field best is missing",
        "'best':null   | 'best':{}     | the field best.count",
        "'best':null   | 'name':'y'    | Duplicate field 'name'",
        "null}         | null}{}       | Trailing token",
      })
  void refusesWhatIsNotTheRecordAndNamesFileAndField(String part, String other, String reason)
      throws IOException {
    assertThat(GOOD).contains(part);
    Path file = write(GOOD.replace(part, other));

    assertThatThrownBy(() -> Json.read(file, Outer.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is not what was written: " + reason);
    assertThatThrownBy(() -> Json.read(file, Outer.class, fields -> {}))
        .hasMessageStartingWith(file + " is not what was written: " + reason);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({"null", "[]", "''", "7"})
  void refusesWhatIsNoRecordAtAll(String json) throws IOException {
    Path file = write(json);

    assertThatThrownBy(() -> Json.read(file, Outer.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is not what was written: ");
  }
}
