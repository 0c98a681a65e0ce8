package io.swingup.storage.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads CSV files (RFC 4180, UTF-8 with or without a byte order mark) with a header, row by row.
 *
 * <p>What is wrong with the content of a file is a {@link MalformedCsvException} that names file,
 * line and column; a file that cannot be read at all is another {@link IOException}.
 */
public final class CsvReader {
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private CsvReader() {}

  /** Is handed the rows of a file, in order. */
  @FunctionalInterface
  public interface RowConsumer {
    /**
     * Uses a row.
     *
     * @param row the row
     * @throws IOException if it is not as it should be
     */
    void accept(CsvRow row) throws IOException;
  }

  /** Says what is wrong with the content of a CSV file, in one sentence that names the file. */
  public static final class MalformedCsvException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedCsvException(String message) {
      super(message);
    }

    MalformedCsvException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a file with any columns. Where a row is damaged, those before it have been handed over.
   *
   * @param file the file
   * @param rows is handed each row
   * @throws MalformedCsvException if the file is not CSV with a header, or a row has more or fewer
   *     values than the header
   * @throws IOException if the file cannot be read
   */
  public static void read(Path file, RowConsumer rows) throws IOException {
    read(file, List.of(), rows);
  }

  /**
   * Reads a file with certain columns. Where a row is damaged, those before it have been handed
   * over.
   *
   * @param file the file
   * @param columns the names that the header must have, in order; none for any
   * @param rows is handed each row
   * @throws MalformedCsvException if the file is not CSV with that header, or a row has more or
   *     fewer values than the header
   * @throws IOException if the file cannot be read
   */
  public static void read(Path file, List<String> columns, RowConsumer rows) throws IOException {
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipByteOrderMark(text);
      try (CSVParser parser = CSVFormat.RFC4180.parse(text)) {
        Iterator<CSVRecord> records = parser.iterator();
        List<String> header = header(file, columns, records);
        long line = parser.getCurrentLineNumber() + 1; // of the next row, before it is looked at
        while (records.hasNext()) {
          rows.accept(row(file + " line " + line, header, records.next()));
          line = parser.getCurrentLineNumber() + 1;
        }
      }
    } catch (UncheckedIOException e) { // from the iterator
      throw problem(file, Objects.requireNonNull(e.getCause()));
    } catch (CSVException | CharacterCodingException e) {
      throw problem(file, e);
    } catch (MalformedCsvException e) {
      throw e;
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static List<String> header(Path file, List<String> columns, Iterator<CSVRecord> records)
      throws MalformedCsvException {
    List<String> header = records.hasNext() ? records.next().toList() : List.of();
    if (!columns.isEmpty() && !header.equals(columns)) {
      throw new MalformedCsvException(
          String.format(Locale.ROOT, "%s must have the columns %s, has %s", file, columns, header));
    }
    if (header.isEmpty() || header.contains("") || new HashSet<>(header).size() < header.size()) {
      throw new MalformedCsvException(
          String.format(
              Locale.ROOT,
              "%s must begin with the names of its columns, each different, has %s",
              file,
              header));
    }
    return header;
  }

  private static CsvRow row(String place, List<String> header, CSVRecord row)
      throws MalformedCsvException {
    if (row.size() != header.size()) {
      throw new MalformedCsvException(
          String.format(
              Locale.ROOT,
              "%s must have a value for each of %d columns, has %d",
              place,
              header.size(),
              row.size()));
    }
    return new CsvRow(place, header, row.toList());
  }

  private static IOException problem(Path file, IOException problem) {
    String reason =
        problem instanceof CharacterCodingException
            ? "is not text in UTF-8"
            : "is not CSV: " + problem.getMessage();
    return problem instanceof CSVException || problem instanceof CharacterCodingException
        ? new MalformedCsvException(file + " " + reason, problem)
        : NamedFile.named(file, problem);
  }
}
