package io.swingup.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that a run leaves and that does not depend on the clock. */
final class RunFiles {
  private static final Set<String> CLOCK = Set.of("elapsed_seconds", "steps_per_second", "t");

  private RunFiles() {}

  /** Returns the content of each file by its path; checkpoints and the manifest apart. */
  static Map<String, String> read(Path root, String run) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String top : List.of("data", "models")) {
      Path directory = root.resolve(top).resolve(run);
      try (Stream<Path> walk = Files.walk(directory)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String name = top + "/" + directory.relativize(file);
          if (!name.matches("models/(checkpoints/.*|manifest.json)|data/(\\.lock|events.*)")) {
            contents.put(name, name.endsWith(".csv") ? withoutClock(file) : hex(file));
          }
        }
      }
    }
    return contents;
  }

  private static String withoutClock(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.removeIf(line -> line.startsWith("#")); // when it began
    List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
    int[] kept =
        IntStream.range(0, columns.size()).filter(i -> !CLOCK.contains(columns.get(i))).toArray();
    return lines.stream()
        .map(line -> line.split(",", -1))
        .map(row -> IntStream.of(kept).mapToObj(i -> row[i]).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n"));
  }

  private static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }
}
