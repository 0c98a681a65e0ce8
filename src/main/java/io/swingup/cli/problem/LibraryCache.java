package io.swingup.cli.problem;

import io.swingup.agent.graph.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The directory that TensorFlow's native libraries are unpacked to, once, and loaded from. */
public final class LibraryCache {
  private static final String MOVE =
      "; SWINGUP_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR moves it";

  private LibraryCache() {}

  /**
   * Returns the directory; makes it where there is none.
   *
   * @return the directory that native libraries are unpacked to
   * @throws IOException if it cannot be made; says how to move it
   */
  public static Path directory() throws IOException {
    try {
      return Devices.libraryCache();
    } catch (IOException e) {
      throw new IOException("there is no place for the library cache" + MOVE, e);
    }
  }

  /**
   * Describes the directory to those whose libraries cannot be loaded.
   *
   * @return one clause
   */
  public static String description() {
    try {
      Path cache = directory();
      long free = cache.toFile().getUsableSpace() >> 20;
      return problem(cache).orElse("the library cache " + cache + " has " + free + " MiB left");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Says why libraries cannot be unpacked to or loaded from a directory, and how to move it.
   *
   * @param cache the directory
   * @return one clause; empty where all is well
   */
  public static Optional<String> problem(Path cache) {
    return fault(cache).map(fault -> "the library cache " + cache + fault + MOVE);
  }

  private static Optional<String> fault(Path cache) {
    try {
      Path probe = Files.createTempFile(cache, ".probe", "");
      try {
        boolean runs = probe.toFile().setExecutable(true) && Files.isExecutable(probe);
        return runs
            ? Optional.empty()
            : Optional.of(" is mounted noexec, so nothing there can run");
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return Optional.of(" cannot be written");
    }
  }
}
