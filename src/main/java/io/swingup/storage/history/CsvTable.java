package io.swingup.storage.history;

import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file (RFC 4180) that grows by rows, each on the disk's way as soon as it is written, so
 * that a killed run keeps its history. Numbers have a point whatever the locale, and read back to
 * the same number.
 */
public final class CsvTable implements History {
  /** Adds all rows to a new table. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Adds them.
     *
     * @param table the table, with its header
     * @throws IOException if they cannot be written
     */
    void addTo(CsvTable table) throws IOException;
  }

  private final Path file;
  private final CSVPrinter printer;

  /**
   * Creates the file with its header.
   *
   * @param file a file that does not exist yet
   * @param columns the names of the columns
   * @throws IOException if it cannot be written
   */
  public CsvTable(Path file, List<String> columns) throws IOException {
    this(file, columns, 0);
  }

  /**
   * Writes a table as a whole and puts it in the place of the one before, if any.
   *
   * @param file the file
   * @param columns the names of the columns
   * @param rows adds the rows
   * @throws IOException if it cannot be written; the one before then stays
   */
  public static void replace(Path file, List<String> columns, Rows rows) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try (CsvTable table = new CsvTable(temporary, columns)) {
      rows.addTo(table);
      table.force();
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Goes on with the file, or creates it.
   *
   * @param file the file
   * @param columns the names of the columns
   * @param length the bytes of the file to keep, what follows is cut off; 0 to create it
   * @param comments lines before the header, after {@code #}
   * @throws IOException if it is shorter, or cannot be written
   */
  CsvTable(Path file, List<String> columns, long length, String... comments) throws IOException {
    this.file = file;
    if (length > 0) {
      History.cut(file, length);
    }
    CSVFormat.Builder format = CSVFormat.RFC4180.builder();
    if (length == 0) {
      format.setHeader(columns.toArray(String[]::new));
      format.setCommentMarker('#').setHeaderComments((Object[]) comments);
    }
    StandardOpenOption how = length > 0 ? StandardOpenOption.APPEND : StandardOpenOption.CREATE_NEW;
    printer = open(file, format.get(), how);
  }

  private static CSVPrinter open(Path file, CSVFormat format, StandardOpenOption how)
      throws IOException {
    Writer writer =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, how, StandardOpenOption.WRITE);
    try {
      CSVPrinter printer = new CSVPrinter(writer, format);
      printer.flush();
      return printer;
    } catch (IOException e) {
      try (writer) {
        throw NamedFile.named(file, e);
      }
    }
  }

  @Override
  public Path file() {
    return file;
  }

  /**
   * Adds a row.
   *
   * @param values one value for each column; an empty text where there is none
   * @throws IOException if it cannot be written
   */
  public void add(Object... values) throws IOException {
    try {
      printer.printRecord(values);
      printer.flush();
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
