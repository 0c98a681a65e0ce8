package io.swingup.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a picture goes that was not given a file. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Returns the first name that is free, of {@code stem.ending}, {@code stem-2.ending} and so on.
   */
  static Path free(Path directory, String stem, String ending) {
    Path file = directory.resolve(stem + ending);
    for (int number = 2; Files.exists(file); number++) {
      file = directory.resolve(stem + "-" + number + ending);
    }
    return file;
  }
}
