package io.swingup.golden;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables that reference programs have recorded. */
public final class GoldenFile {
  private GoldenFile() {}

  /** Returns all rows of a file in {@code golden/}, by column name. */
  public static List<CSVRecord> read(String name) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    try (Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(
                    GoldenFile.class.getResourceAsStream("/golden/" + name), name),
                StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(reader, format)) {
      return rows.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
