package io.swingup.storage.checkpoint;

import io.swingup.storage.file.DirectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The checkpoints of a run, a directory each, named by the environment steps so far. One process at
 * a time.
 *
 * @param directory what they lie in
 */
record Checkpoints(Path directory) {
  private static final Logger LOG = LogManager.getLogger(Checkpoints.class);
  private static final Pattern NAME = Pattern.compile("step-\\d{9,}");

  /** Writes a checkpoint, completely or not at all, and then deletes all but the newest. */
  void write(long steps, int kept, DirectoryWriter.Content content) throws IOException {
    DirectoryWriter.write(
        directory.resolve(String.format(Locale.ROOT, "step-%09d", steps)),
        temporary -> {
          content.writeTo(temporary);
          CheckpointManifest.write(temporary);
        });
    List<Path> all = newestFirst();
    for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
      DirectoryWriter.discard(old);
    }
  }

  /**
   * Returns the newest checkpoint that is complete.
   *
   * @throws IOException if there is none, or another version of Swingup wrote the newest
   */
  Path newestWhole() throws IOException {
    for (Path checkpoint : newestFirst()) {
      try {
        CheckpointManifest.check(checkpoint);
        return checkpoint;
      } catch (CheckpointManifest.DamagedException e) {
        LOG.warn(e.getMessage());
      }
    }
    throw new IOException(
        directory + " must hold a complete checkpoint to resume from, holds " + newestFirst());
  }

  /** Deletes the checkpoints that are newer than one of them: damaged ones, as that is resumed. */
  void discardNewerThan(Path checkpoint) throws IOException {
    List<Path> all = newestFirst();
    for (Path newer : all.subList(0, Math.max(0, all.indexOf(checkpoint)))) {
      DirectoryWriter.discard(newer);
    }
  }

  /** Returns all checkpoints, damaged ones too. */
  List<Path> newestFirst() throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
            .forEach(all::add);
      }
    }
    all.sort(
        Comparator.comparing((Path file) -> file.getFileName().toString().length())
            .thenComparing(Comparator.naturalOrder())
            .reversed());
    return all;
  }
}
