package io.swingup.report;

import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are written to their end or not left at all: half a picture passes for a whole one.
 */
final class WholeFile {
  private WholeFile() {}

  /** Writes what goes into a file. */
  @FunctionalInterface
  interface Filling {
    void fill() throws IOException;
  }

  /** Replaces a file; where that fails halfway, nothing is left. */
  static void write(Path file, byte[] bytes) throws IOException {
    OutputStream out = Files.newOutputStream(file); // a file that cannot be opened is not touched
    fill(
        file,
        () -> {
          try (out) {
            out.write(bytes);
          } catch (IOException e) {
            throw NamedFile.named(file, e);
          }
        });
  }

  /** Fills a file that was opened for writing; deletes it where that fails. */
  static void fill(Path file, Filling filling) throws IOException {
    boolean filled = false;
    try {
      filling.fill();
      filled = true;
    } finally {
      if (!filled && !Files.isDirectory(file)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
