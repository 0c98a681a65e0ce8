package io.swingup.storage.history;

import io.swingup.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A history that writes what it is told of. */
interface HistoryFile extends TrainingListener, AutoCloseable {

  /** Returns the file. */
  History history();

  /** Adds a row; a failure is a problem of the training. */
  static void add(CsvTable table, Object... values) {
    try {
      table.add(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a number as text; none where there is no number. */
  static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  @Override
  default void close() throws IOException {
    history().close();
  }
}
