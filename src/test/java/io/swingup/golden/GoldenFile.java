package io.swingup.golden;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Numbers recorded from other programs, under {@code src/test/resources/golden}.
 *
 * <p>The comments at the top of each file name the programs, the columns and the tolerance.
 */
public final class GoldenFile {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setCommentMarker('#').setHeader().setSkipHeaderRecord(true).get();

  private GoldenFile() {}

  /**
   * Reads a file.
   *
   * @param name the name of the file, without directories
   * @return all its rows, in order
   */
  public static List<GoldenRow> rows(String name) {
    try (InputStream bytes = Objects.requireNonNull(open(name), name)) {
      return rows(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Reads a file that was recorded somewhere else.
   *
   * @param file the file
   * @return all its rows, in order
   * @throws IOException if it cannot be read
   */
  public static List<GoldenRow> rows(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return rows(bytes);
    }
  }

  private static List<GoldenRow> rows(InputStream bytes) throws IOException {
    try (CSVParser parser = CSVParser.parse(new InputStreamReader(bytes, US_ASCII), FORMAT)) {
      return parser.stream().map(GoldenRow::new).toList();
    }
  }

  /**
   * Reads a file whose rows belong together where they share one value, such as a seed.
   *
   * @param name the name of the file, without directories
   * @param column the column with the shared value
   * @return arguments of parameterised tests: the value as a string, and the list of its rows
   */
  public static Stream<Arguments> groups(String name, String column) {
    Map<String, List<GoldenRow>> groups =
        rows(name).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text(column), LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream().map(group -> Arguments.of(group.getKey(), group.getValue()));
  }

  private static InputStream open(String name) {
    return GoldenFile.class.getResourceAsStream("/golden/" + name);
  }
}
