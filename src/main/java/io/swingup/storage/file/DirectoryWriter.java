package io.swingup.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes complete directories: a target holds either all of its new content or all of its old.
 *
 * <p>The content is made in a hidden sibling, forced to the disk and renamed. A rename cannot
 * replace a directory that is not empty, so an old one steps aside first: a process killed between
 * the two renames leaves the old content complete next to the target, hidden and with {@code .old}
 * behind the name, and the next write begins by putting it back. At most one process may write a
 * target at a time.
 */
public final class DirectoryWriter {
  private static final Pattern LEFTOVER = Pattern.compile("\\..+\\.tmp[0-9-].*");

  private DirectoryWriter() {}

  /** Fills a directory. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the files.
     *
     * @param directory an empty directory
     * @throws IOException if something cannot be written
     */
    void writeTo(Path directory) throws IOException;
  }

  /**
   * Makes or replaces a directory; on failure the target stays as it was.
   *
   * @param target the directory
   * @param content what fills it
   * @throws IOException if it cannot be written; names the file
   */
  public static void write(Path target, Content content) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    if (parent == null) {
      throw new IOException("cannot write a directory in the place of " + target);
    }
    create(parent);
    recover(whole);
    Path temporary = createTemporary(parent, String.valueOf(whole.getFileName()));
    try {
      content.writeTo(temporary);
      forceAll(temporary);
      putInPlace(temporary, whole);
      force(parent);
      delete(old(whole)); // only now that the new name is on the disk
    } catch (IOException e) {
      throw NamedFile.named(target, e);
    } finally {
      delete(temporary);
    }
  }

  /**
   * Makes a directory and those above it where they are missing; a link to a directory is one.
   *
   * @param directory the directory
   * @return the directory
   * @throws IOException if it cannot be made, or something else is in its place
   */
  public static Path create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) { // createDirectories of older JDKs refuses links
      return directory;
    }
    try {
      return Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(e.getFile()); // it must not read as a name that is taken
    }
  }

  /**
   * Makes a hidden directory that {@link #deleteLeftovers} deletes if its writer is killed. Unlike
   * one of {@link Files#createTempDirectory} it may be read by whom the umask lets.
   *
   * @param parent the directory to make it in
   * @param name what it is to become
   * @return a new, empty directory
   * @throws IOException if it cannot be made
   */
  public static Path createTemporary(Path parent, String name) throws IOException {
    for (int number = 0; ; number++) {
      try {
        return Files.createDirectory(parent.resolve("." + name + ".tmp" + number));
      } catch (FileAlreadyExistsException e) {
        if (number == Integer.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  private static void recover(Path target) throws IOException {
    Path old = old(target);
    if (exists(target)) {
      delete(old);
    } else if (exists(old)) {
      move(old, target);
    }
  }

  private static void putInPlace(Path temporary, Path target) throws IOException {
    Path old = old(target);
    if (exists(target)) {
      move(target, old);
    }
    try {
      move(temporary, target);
    } catch (IOException e) {
      recover(target);
      throw e;
    }
  }

  private static Path old(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".old");
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Copies the files below one directory into another.
   *
   * @param from the directory to copy
   * @param to a directory that exists
   * @throws IOException if a file cannot be read or written
   */
  public static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList(); // directories before what is in them
    }
    for (Path each : all.subList(1, all.size())) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }

  /**
   * Moves the files in one directory into another.
   *
   * @param from the directory to empty
   * @param to a directory that exists
   * @throws IOException if a file cannot be moved
   */
  public static void moveAll(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(from)) {
      all = files.toList();
    }
    for (Path each : all) {
      move(each, to.resolve(from.relativize(each).toString()));
    }
  }

  /**
   * Deletes a directory that must not be seen incomplete.
   *
   * @param directory the directory
   * @throws IOException if it cannot be deleted
   */
  public static void discard(Path directory) throws IOException {
    Path hidden = directory.resolveSibling("." + directory.getFileName() + ".tmp-discarded");
    delete(hidden);
    move(directory, hidden);
    delete(hidden);
  }

  /**
   * Deletes what writers that were killed have left in a directory.
   *
   * @param directory the directory; may be missing
   * @throws IOException if something cannot be deleted
   */
  public static void deleteLeftovers(Path directory) throws IOException {
    List<Path> leftovers = List.of();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        leftovers =
            files
                .filter(file -> LEFTOVER.matcher(file.getFileName().toString()).matches())
                .toList();
      }
    }
    for (Path each : leftovers) {
      delete(each);
    }
  }

  /**
   * Deletes a file or a directory with all that is in it; does nothing where there is none.
   *
   * @param path the file or directory
   * @throws IOException if something cannot be deleted
   */
  public static void delete(Path path) throws IOException {
    if (!exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private static void forceAll(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.toList();
    }
    for (Path each : all) {
      force(each);
    }
  }

  private static void force(Path path) throws IOException {
    if (isPosix(path)) { // elsewhere a directory cannot be opened
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
