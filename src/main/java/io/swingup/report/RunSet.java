package io.swingup.report;

import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs that differ in their seeds alone.
 *
 * @param name what the user calls them
 * @param runs their directories, at least two
 */
public record RunSet(String name, List<RunDirectory> runs) {

  /**
   * Finds runs. A path without a seed, such as {@code data/car}, stands for all runs {@code
   * data/car-seed<number>}; one with {@code *} or {@code ?} in its last part for all that match.
   *
   * @param given the path or pattern
   * @return the set, its runs by name
   * @throws UsageException if fewer than two runs are there
   * @throws IOException if the directory cannot be read
   */
  public static RunSet find(String given) throws IOException {
    boolean isPattern = given.contains("*") || given.contains("?");
    String pattern = isPattern ? given : given.replaceAll("/+$", "") + "-seed*";
    int slash = pattern.lastIndexOf('/');
    Path parent = Path.of(pattern.substring(0, slash + 1));
    List<RunDirectory> runs = new ArrayList<>();
    if (Files.isDirectory(Path.of("").resolve(parent).toAbsolutePath())) {
      for (Path path : matching(parent, pattern.substring(slash + 1))) {
        if (isPattern || String.valueOf(path.getFileName()).matches(".*-seed[0-9]+")) {
          runs.add(RunDirectory.existing(path));
        }
      }
    }
    if (runs.size() < 2) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "a set must have two runs at least, one for each seed, but %s are %d, for %s",
              pattern,
              runs.size(),
              given));
    }
    return new RunSet(given, runs);
  }

  private static List<Path> matching(Path parent, String pattern) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
      for (Path path : found) {
        if (Files.isDirectory(path)) {
          paths.add(path);
        }
      }
    }
    paths.sort(null);
    return paths;
  }

  /**
   * Checks that the scores of two sets can be compared.
   *
   * @param other the other set
   * @throws UsageException if a run is in both, or not all are of one task
   * @throws IOException if the configuration of a run cannot be read
   */
  void requireComparable(RunSet other) throws IOException {
    for (RunDirectory run : other.runs) {
      if (runs.contains(run)) {
        throw new UsageException(
            "a run must be in one set only, but " + run.data() + " is in both");
      }
    }
    List<RunDirectory> all = new ArrayList<>(runs);
    all.addAll(other.runs);
    String task = RunEnvironment.of(all.get(0)).id();
    for (RunDirectory run : all) {
      String found = RunEnvironment.of(run).id();
      if (!found.equals(task)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "all runs must be of one task, but %s is of %s and %s of %s",
                all.get(0).data(),
                task,
                run.data(),
                found));
      }
    }
  }
}
