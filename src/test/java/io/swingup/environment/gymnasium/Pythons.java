package io.swingup.environment.gymnasium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes interpreters for tests of the bridge. */
public final class Pythons {
  private static final Path STUBS = Path.of("src/test/resources/python").toAbsolutePath();

  private Pythons() {}

  /** Writes a Python that has the stand-ins for Gymnasium and NumPy. */
  public static Path withStubs(Path folder) throws IOException {
    return write(
        folder.resolve("python"),
        "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='" + STUBS + "' exec python3 \"$@\"");
  }

  /** Writes a Python that has no packages at all. */
  static Path bare(Path folder) throws IOException {
    return write(folder.resolve("bare"), "exec python3 -I -S \"$@\"");
  }

  /** Writes a program that is run instead of Python. */
  static Path write(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
