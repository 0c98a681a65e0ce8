package io.swingup.storage.file;

import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the run that a user names by one of its directories, or by a link to one. */
final class RunFinder {
  private static final int MAX_LINKS = 40; // as Linux follows

  private RunFinder() {}

  /**
   * Returns the run of a directory.
   *
   * @throws UsageException if there is none; says what a run's directory looks like
   */
  static RunDirectory find(Path directory) {
    Deque<Path> paths = followed(directory);
    for (Path path : paths) {
      Optional<RunDirectory> run = at(path);
      if (run.isPresent() && isThere(run.get())) {
        return run.get();
      }
    }
    throw missing(directory, at(paths.getFirst()).or(() -> at(directory)));
  }

  /* The path and what it links to, the last link first, and in the end where all links lead. */
  private static Deque<Path> followed(Path directory) {
    Deque<Path> paths = new ArrayDeque<>(List.of(directory));
    try {
      while (Files.isSymbolicLink(paths.getFirst()) && paths.size() <= MAX_LINKS) {
        Path link = paths.getFirst();
        paths.addFirst(link.resolveSibling(Files.readSymbolicLink(link)));
      }
      paths.addLast(directory.toRealPath());
    } catch (IOException e) {
      return paths; // a link to nothing
    }
    return paths;
  }

  /* The run whose directory a path would be by its name and that of its parent. */
  private static Optional<RunDirectory> at(Path directory) {
    Path whole = directory.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    Path root = parent == null ? null : parent.getParent();
    String name = String.valueOf(whole.getFileName());
    if (parent == null || root == null || !isParent(parent) || !RunDirectory.isName(name)) {
      return Optional.empty();
    }
    Path here = Path.of("").toAbsolutePath();
    return Optional.of(RunDirectory.of(root.startsWith(here) ? here.relativize(root) : root, name));
  }

  private static boolean isParent(Path directory) {
    return directory.endsWith("models") || directory.endsWith("data");
  }

  /** Says whether both directories are there. */
  static boolean isThere(RunDirectory run) {
    return Files.isDirectory(run.data()) && Files.isDirectory(run.models());
  }

  private static UsageException missing(Path directory, Optional<RunDirectory> named) {
    String rule =
        named
            .map(
                run ->
                    String.format(
                        Locale.ROOT,
                        "there is no run %s: it needs both %s and %s",
                        directory,
                        run.data(),
                        run.models()))
            .orElse(
                "a run must be a directory in models or data, such as models/<run>, was "
                    + directory);
    String hint =
        named
            .flatMap(RunFinder::nearest)
            .or(() -> around(directory))
            .map(run -> String.format(Locale.ROOT, "; did you mean %s?", run.models()))
            .orElse("");
    return new UsageException(rule + hint);
  }

  /* The run of nearly the same name in the same place. */
  private static Optional<RunDirectory> nearest(RunDirectory named) {
    Path root = named.models().resolve("../..").normalize();
    try {
      Map<String, RunDirectory> runs =
          RunDirectory.all(root).stream().collect(Collectors.toMap(RunDirectory::name, run -> run));
      return Names.nearest(named.name(), runs.keySet()).map(runs::get);
    } catch (IOException e) {
      return Optional.empty(); // then there is nothing to propose
    }
  }

  /* The run of that name below the working directory, or the one that the directory lies in. */
  private static Optional<RunDirectory> around(Path directory) {
    Path whole = directory.toAbsolutePath().normalize();
    Path name = whole.getFileName();
    return Stream.of(
            Path.of("models").resolve(name == null ? Path.of("") : name),
            whole.resolve(".."),
            whole.resolve("../.."))
        .map(RunFinder::at)
        .flatMap(Optional::stream)
        .filter(RunFinder::isThere)
        .findFirst();
  }
}
