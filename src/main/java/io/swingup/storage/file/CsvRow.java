package io.swingup.storage.file;

import io.swingup.storage.file.CsvReader.MalformedCsvException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One row of a CSV file.
 *
 * @param place the file and the line where the row begins, for messages
 * @param columns the names of the columns
 * @param values one text for each
 */
public record CsvRow(String place, List<String> columns, List<String> values) {

  /**
   * Returns a value.
   *
   * @param column the name of its column
   * @return its text
   * @throws MalformedCsvException if there is no such column
   */
  public String text(String column) throws MalformedCsvException {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new MalformedCsvException(
          String.format(Locale.ROOT, "%s must have the column %s, has %s", place, column, columns));
    }
    return values.get(index);
  }

  /**
   * Returns a number.
   *
   * @param column the name of its column
   * @return the number, finite
   * @throws MalformedCsvException if there is no such column, or no finite number in it
   */
  public double number(String column) throws MalformedCsvException {
    double number;
    try {
      number = Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw wrong(column, "a finite number");
    }
    return number;
  }

  /**
   * Returns a number where there is one.
   *
   * @param column the name of its column
   * @return the number, finite; empty where the text is
   * @throws MalformedCsvException if there is no such column, or a text that is no finite number
   */
  public OptionalDouble optionalNumber(String column) throws MalformedCsvException {
    return text(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column));
  }

  /**
   * Returns a whole number.
   *
   * @param column the name of its column
   * @return the number
   * @throws MalformedCsvException if there is no such column, or no whole number in it
   */
  public long wholeNumber(String column) throws MalformedCsvException {
    try {
      return Long.parseLong(text(column));
    } catch (NumberFormatException e) {
      throw wrong(column, "a whole number");
    }
  }

  /**
   * Returns the row as a map.
   *
   * @return each value by the name of its column, in the order of the columns
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      map.put(columns.get(i), values.get(i));
    }
    return map;
  }

  private MalformedCsvException wrong(String column, String rule) throws MalformedCsvException {
    return new MalformedCsvException(
        String.format(
            Locale.ROOT, "%s: %s must be %s, was \"%s\"", place, column, rule, text(column)));
  }
}
