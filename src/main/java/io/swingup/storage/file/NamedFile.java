package io.swingup.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reading and writing whose failures name the file, which those of the JDK often do not. */
public final class NamedFile {
  private NamedFile() {}

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @return its text
   * @throws IOException if it cannot be read as UTF-8; names the file
   */
  public static String readString(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /**
   * Writes a whole file.
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
   * Writes a whole file, or leaves the old one.
   *
   * @param file the file
   * @param text its text
   * @throws IOException if it cannot be written; names the file
   */
  public static void replaceString(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    writeString(temporary, text);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
}
