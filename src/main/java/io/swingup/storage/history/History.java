package io.swingup.storage.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A file of a run that only grows, so that a checkpoint need only keep its length. */
interface History extends AutoCloseable {

  /** Returns the file. */
  Path file();

  /** Returns its name. */
  default String name() {
    return String.valueOf(file().getFileName());
  }

  /** Returns the bytes written so far. */
  default long length() throws IOException {
    return Files.size(file());
  }

  /** Brings what was written to the disk; may be called by any thread. */
  default void force() throws IOException {
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.force(false);
    }
  }

  /** Cuts off what was written after a checkpoint; refuses a file that is shorter. */
  static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.size() < length) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s must have at least the %d bytes that were there at the checkpoint, has %d",
                file,
                length,
                channel.size()));
      }
      channel.truncate(length);
    }
  }

  @Override
  void close() throws IOException;
}
