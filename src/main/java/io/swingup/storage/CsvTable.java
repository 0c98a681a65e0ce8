package io.swingup.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file (RFC 4180) that grows by rows, each on the disk's way as soon as it is written, so
 * that a killed run keeps its history. Numbers have a point whatever the locale, and read back to
 * the same number.
 */
public final class CsvTable implements AutoCloseable {
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
    this.file = file;
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get();
    printer =
        new CSVPrinter(
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE),
            format);
    printer.flush();
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
