package io.swingup.storage.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swingup.storage.file.FileHashes;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sizes and hashes of all files of a checkpoint, so that a damaged one is never read.
 *
 * @param format the version of the layout
 * @param files size and hash of each file, by its path
 */
record CheckpointManifest(int format, Map<String, Entry> files) {
  /** The version of the layout that is written; all from 1 on are read. */
  static final int FORMAT = 5;

  private static final String NAME = "manifest.json";
  private static final String SEAL = "manifest.json.sha256";

  /**
   * What a file must be.
   *
   * @param bytes its size
   * @param sha256 its hash
   */
  record Entry(long bytes, String sha256) {}

  /**
   * The part that manifests of all versions share.
   *
   * @param format the version of the layout
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Header(int format) {}

  /** Adds the manifest to a directory whose other files are complete. */
  static void write(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    NamedFile.writeString(file, Json.text(new CheckpointManifest(FORMAT, entries(directory))));
    NamedFile.writeString(directory.resolve(SEAL), seal(file));
  }

  private static String seal(Path file) throws IOException {
    return FileHashes.sha256OfFile(file) + "  " + NAME + "\n"; // as sha256sum writes it
  }

  private static Map<String, Entry> entries(Path directory) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    for (Map.Entry<String, String> each : FileHashes.sha256(directory).entrySet()) {
      long bytes = Files.size(directory.resolve(each.getKey()));
      entries.put(each.getKey(), new Entry(bytes, each.getValue()));
    }
    return entries;
  }

  /**
   * Refuses a checkpoint that is not as it was written.
   *
   * @throws DamagedException if a file is missing or not what it was
   * @throws IOException if a newer version of Swingup wrote it
   */
  static void check(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    requireSeal(directory, file);
    int format = format(directory);
    if (format < 1 || format > FORMAT) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s must have a format up to %d, has %d: another version of Swingup wrote it",
              directory,
              FORMAT,
              format));
    }
    checkFiles(directory, Json.read(file, CheckpointManifest.class).files);
  }

  /** Returns the version of a checkpoint's layout. */
  static int format(Path directory) throws IOException {
    return Json.read(directory.resolve(NAME), Header.class).format();
  }

  private static void requireSeal(Path directory, Path file) throws IOException {
    String seal;
    String expected;
    try {
      seal = NamedFile.readString(directory.resolve(SEAL));
      expected = seal(file);
    } catch (IOException e) {
      throw new DamagedException(directory, String.valueOf(e.getMessage()));
    }
    require(seal.equals(expected), directory, NAME);
  }

  private static void checkFiles(Path directory, Map<String, Entry> expected) throws IOException {
    Map<String, Entry> found = entries(directory);
    for (Map.Entry<String, Entry> each : expected.entrySet()) {
      require(each.getValue().equals(found.get(each.getKey())), directory, each.getKey());
    }
  }

  private static void require(boolean whole, Path directory, String file) throws IOException {
    if (!whole) {
      throw new DamagedException(directory, file + " is missing or not what was written");
    }
  }

  /** Says that a checkpoint is not as it was written. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private DamagedException(Path directory, String reason) {
      super("the checkpoint " + directory + " is damaged: " + reason);
    }
  }
}
