package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.storage.file.CsvReader.MalformedCsvException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
  @TempDir Path folder;
  private final List<CsvRow> rows = new ArrayList<>();

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  private void read(String text) throws IOException {
    CsvReader.read(file(text), rows::add);
  }

  @Test
  void readsEachKindOfValue() throws IOException {
    read("name,number,whole,none\n\"a,\"\"b\",-1.5e3,9007199254740993,\n");

    assertThat(rows).hasSize(1);
    CsvRow row = rows.get(0);
    assertThat(row.text("name")).isEqualTo("a,\"b");
    assertThat(row.number("number")).isEqualTo(-1500);
    assertThat(row.optionalNumber("number")).hasValue(-1500);
    assertThat(row.wholeNumber("whole")).isEqualTo(9_007_199_254_740_993L);
    assertThat(row.optionalNumber("none")).isEmpty();
    assertThat(row.toMap()).containsEntry("none", "").hasSize(4);
  }

  @Test
  void readsAFileWithAByteOrderMark() throws IOException {
    CsvReader.read(file("\uFEFFaction_0\r\n0.5\r\n"), List.of("action_0"), rows::add);

    assertThat(rows.get(0).number("action_0")).isEqualTo(0.5);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b'        | must have the columns [a], has [a, b]",
        "''           | must have the columns [a], has []",
        "'a\n1\n2,3'  | line 3 must have a value for each of 1 columns, has 2",
        "'a\n1\n\"2'  | is not CSV: ",
      })
  void namesTheFileAndWhatIsWrongWithIt(String text, String reason) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> CsvReader.read(file, List.of("a"), rows::add))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessageStartingWith(file + " " + reason);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource(
      delimiter = '|',
      value = {"''", "'a,,b'", "'a,b,a'"})
  void refusesAHeaderThatDoesNotNameEachColumn(String header) {
    assertThatThrownBy(() -> read(header + "\n"))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessageContaining("must begin with the names of its columns");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({"x", "NaN", "1e999", "''"})
  void namesTheLineOfANumberThatIsNone(String text) throws IOException {
    Path file = file("\"a\nb\",c\n1,2\n\"1\n1\",2\n1," + text);

    assertThatThrownBy(() -> CsvReader.read(file, row -> row.number("c")))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessage(file + " line 6: c must be a finite number, was \"" + text + "\"");
  }

  @Test
  void namesAColumnThatIsMissingAndAWholeNumberThatIsNone() {
    assertThatThrownBy(() -> CsvReader.read(file("a\n1.5\n"), row -> row.text("b")))
        .hasMessageEndingWith("line 2 must have the column b, has [a]");
    assertThatThrownBy(() -> CsvReader.read(file("a\n1.5\n"), row -> row.wholeNumber("a")))
        .hasMessageEndingWith("line 2: a must be a whole number, was \"1.5\"");
  }

  @Test
  void handsOverTheRowsBeforeADamagedOne() {
    assertThatThrownBy(() -> read("a,b\n1,2\n3,4\n5")).isInstanceOf(MalformedCsvException.class);

    assertThat(rows).hasSize(2);
  }

  @Test
  void saysThatAFileIsNotTextOrNotThere() throws IOException {
    Path file = Files.write(folder.resolve("b"), "a\nü\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CsvReader.read(file, rows::add))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessage(file + " is not text in UTF-8");
    assertThatThrownBy(() -> CsvReader.read(folder.resolve("none"), rows::add))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void closesAFileWithADamagedHeader() throws IOException {
    assumeTrue(OpenFiles.areListed(), "the open files can be counted");

    assertThatThrownBy(() -> read("a,,b\n1,2,3\n")).isInstanceOf(MalformedCsvException.class);

    assertThat(OpenFiles.in(folder)).isEmpty();
  }
}
