package io.swingup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What gives native code its memory: the C library, or a library loaded before it. */
final class Allocator {
  /** The files that a Linux process has mapped, one part a line. */
  static final Path MAPS = Path.of("/proc/self/maps");

  private static final Pattern LIBRARY =
      Pattern.compile("/\\S*/lib(?:jemalloc|mimalloc|tcmalloc)[^/]*\\.so[^/]*$");

  private static final String C_LIBRARY = "the C library's";

  private Allocator() {}

  /**
   * Returns the allocator in use.
   *
   * @param maps the list of mapped files; without it, the answer is the C library
   * @return the file that it was loaded from, or words
   */
  static String inUse(Path maps) {
    try (Stream<String> lines = Files.lines(maps)) {
      return lines
          .map(LIBRARY::matcher)
          .filter(matcher -> matcher.find())
          .map(matcher -> matcher.group())
          .findFirst()
          .orElse(C_LIBRARY);
    } catch (IOException | UncheckedIOException e) {
      return C_LIBRARY;
    }
  }
}
