package io.swingup.storage.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Hashes of files. */
public final class FileHashes {
  private FileHashes() {}

  /**
   * Returns the SHA-256 of every file below a directory.
   *
   * @param directory the directory
   * @return the hashes in hexadecimal, by path relative to the directory, with slashes
   * @throws IOException if a file cannot be read
   */
  public static Map<String, String> sha256(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      String name = directory.relativize(file).toString().replace('\\', '/');
      hashes.put(name, sha256OfFile(file));
    }
    return hashes;
  }

  /**
   * Returns the SHA-256 of a file.
   *
   * @param file the file
   * @return the hash in hexadecimal
   * @throws IOException if it cannot be read
   */
  public static String sha256OfFile(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
