package io.swingup.sweep.spark;

import io.swingup.storage.file.RunDirectory;
import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchTrial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files with their places below a directory, packed to travel between machines. */
final class TrialFiles implements Serializable {
  private static final long serialVersionUID = 1;

  /** The most bytes that travel; each is held in memory a few times at both ends. */
  static final int MAX_BYTES = 64 << 20;

  private final byte[] zip;

  /** Takes an archive. */
  TrialFiles(byte[] zip) {
    this.zip = zip;
  }

  /**
   * Packs what there is of a trial: its configuration, its run, its log and its result.
   *
   * @throws IOException if a file cannot be read, or they take more than {@link #MAX_BYTES}
   */
  static TrialFiles of(SearchDirectory directory, SearchTrial trial) throws IOException {
    RunDirectory run = directory.run(trial);
    return pack(
        directory.root(),
        List.of(
            directory.config(trial),
            run.data(),
            run.models(),
            directory.log(trial),
            directory.result(trial)),
        MAX_BYTES);
  }

  /**
   * Packs files, and directories with all that is in them. Hidden files, such as locks, and links
   * stay behind.
   *
   * @param root the directory below which they have their places
   * @param parts some of which may be missing
   * @param most the most bytes that they may take, compressed
   * @throws IOException if a file cannot be read, or they take more
   */
  static TrialFiles pack(Path root, List<Path> parts, int most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(new Bounded(bytes, parts, most))) {
      for (Path part : parts) {
        if (Files.exists(part)) {
          add(zip, root, part);
        }
      }
    }
    return new TrialFiles(bytes.toByteArray());
  }

  private static void add(ZipOutputStream zip, Path root, Path part) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(part)) {
      files = walk.sorted().toList();
    }
    for (Path file : files) {
      Path place = root.relativize(file);
      String name = place.toString().replace('\\', '/');
      if (isHidden(place)) {
        continue;
      }
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        zip.putNextEntry(new ZipEntry(name + "/"));
      } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
      }
    }
  }

  private static boolean isHidden(Path place) {
    for (Path part : place) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the files to their places below a directory.
   *
   * @throws IOException if one cannot be written, or its place is not below the directory
   */
  void unpack(Path root) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path place = place(root, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else {
          Path parent = place.getParent();
          Files.createDirectories(parent == null ? root : parent);
          Files.copy(entries, place);
        }
      }
    }
  }

  private static Path place(Path root, String name) throws IOException {
    Path below = root.normalize();
    Path place = below.resolve(name).normalize();
    if (!place.startsWith(below) || place.equals(below)) {
      throw new IOException(
          "a file of a trial must lie in the trial's directory, but one is called " + name);
    }
    return place;
  }

  /** Writes them as one archive. */
  void write(Path archive) throws IOException {
    Files.write(archive, zip);
  }

  /** Refuses more than may travel. */
  private static final class Bounded extends FilterOutputStream {
    private final List<Path> parts;
    private final int most;
    private long count;

    Bounded(OutputStream out, List<Path> parts, int most) {
      super(out);
      this.parts = parts;
      this.most = most;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count += length;
      if (count > most) {
        throw new IOException(
            "what travels with a trial must fit "
                + (most >> 20)
                + " MiB when compressed, but "
                + parts.get(0).getFileName()
                + " and what goes with it do not");
      }
      out.write(bytes, offset, length);
    }
  }
}
