package io.swingup.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open, as Linux lists them. */
public final class OpenFiles {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /** Says whether this system lists them. */
  public static boolean areListed() {
    return Files.isDirectory(DESCRIPTORS);
  }

  /** Returns the open files in a folder. */
  public static List<Path> in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.map(OpenFiles::target).filter(file -> file.startsWith(real)).toList();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) { // that of the listing itself, closed meanwhile
      return descriptor;
    }
  }
}
