package io.swingup.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reading and writing whose failures name the file, which those of the JDK often do not. */
public final class NamedFile {
  private NamedFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its text, without the byte order mark that some programs begin it with
   * @throws IOException if it cannot be read as UTF-8; names the file
   */
  public static String readString(Path file) throws IOException {
    try {
      return Files.readString(file).replaceFirst("^\\x{FEFF}", "");
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /**
   * Writes a file.
   *
   * @param file the file; replaced
   * @param text its text
   * @throws IOException if it cannot be written; names the file
   */
  public static void writeString(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /**
   * Writes a complete file, or leaves the old one.
   *
   * @param file the file
   * @param text its text
   * @throws IOException if it cannot be written; names the file
   */
  public static void replaceString(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, text);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw named(file, e);
    } finally {
      Files.deleteIfExists(temporary); // half of it, as otherwise it has moved
    }
  }

  /**
   * Returns a problem with the name of the file in front.
   *
   * @param file the file
   * @param problem what went wrong
   * @return an exception that names the file
   */
  public static IOException named(Path file, IOException problem) {
    if (problem instanceof FileSystemException) {
      return problem; // has the name
    }
    String reason =
        problem instanceof CharacterCodingException ? "is not text in UTF-8" : problem.getMessage();
    FileSystemException named = new FileSystemException(file.toString(), null, reason);
    named.initCause(problem);
    return named;
  }

  /**
   * Says what went wrong with a file, which many exceptions of the JDK only do by their class.
   *
   * @param problem what went wrong
   * @return one sentence that names the file where it is known
   */
  public static String sentence(IOException problem) {
    if (problem instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "exists already and is not overwritten";
    }
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    }
    if (problem instanceof NotDirectoryException) {
      return "not a directory";
    }
    return problem.getReason() == null ? "cannot be read or written" : problem.getReason();
  }
}
