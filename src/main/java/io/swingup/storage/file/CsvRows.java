package io.swingup.storage.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads whole CSV files with a header. */
public final class CsvRows {
  private CsvRows() {}

  /**
   * Reads all rows of a file.
   *
   * @param file the file
   * @return its rows, each by the names of the columns
   * @throws IOException if it cannot be read, or is not a CSV file with a header
   */
  public static List<Map<String, String>> read(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    CsvReader.read(file, row -> rows.add(row.toMap()));
    return rows;
  }

  /**
   * Returns a text of a row.
   *
   * @param file the file that the row is from
   * @param row the row
   * @param column the name of the text's column
   * @return the text, not empty
   * @throws IOException if there is no such column, or nothing in it
   */
  public static String text(Path file, Map<String, String> row, String column) throws IOException {
    String text = row.getOrDefault(column, "");
    if (text.isEmpty()) {
      throw new IOException(
          String.format(Locale.ROOT, "%s: every row must have a %s", file, column));
    }
    return text;
  }

  /**
   * Returns a number of a row.
   *
   * @param file the file that the row is from
   * @param row the row
   * @param column the name of the number's column
   * @return the number, finite
   * @throws IOException if there is no such column, or no finite number in it
   */
  public static double number(Path file, Map<String, String> row, String column)
      throws IOException {
    return new CsvRow(file.toString(), List.copyOf(row.keySet()), List.copyOf(row.values()))
        .number(column);
  }
}
