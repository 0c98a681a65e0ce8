package io.swingup.storage.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV files with a header. */
public final class CsvRows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvRows() {}

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @return its rows, each by the names of the columns
   * @throws IOException if it cannot be read, or is not a CSV file with a header
   */
  public static List<Map<String, String>> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = FORMAT.parse(reader)) {
      return parser.getRecords().stream().map(CSVRecord::toMap).toList();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException(file + " is not a CSV file with a header: " + e.getMessage(), e);
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
  }

  /**
   * Returns a number of a row.
   *
   * @param file the file that the row is from
   * @param row the row
   * @param column the name of the number's column
   * @return the number
   * @throws IOException if there is no such column, or no number in it
   */
  public static double number(Path file, Map<String, String> row, String column)
      throws IOException {
    String text = row.getOrDefault(column, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IOException("%s: %s must be a number, was \"%s\"".formatted(file, column, text), e);
    }
  }
}
