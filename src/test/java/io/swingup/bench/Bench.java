package io.swingup.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swingup.storage.history.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures the parts, the environments and the standard run; {@code make bench}. */
public final class Bench {
  private Bench() {}

  /**
   * Measures, prints a table and writes {@code bench.csv} and {@code bench.md}; replaces older
   * ones.
   *
   * @param args the directory to write to
   * @throws Exception if a measurement fails
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Files.createDirectories(root);
    List<Figure> figures = new ArrayList<>(parts());
    figures.addAll(environments());
    figures.addAll(new LanderInTurn(Path.of("target/python/bin/python")).measure());
    figures.addAll(new EndToEnd(Files.createTempDirectory("swingup-bench")).measure());
    figures.add(new PythonSteps(Path.of("target/python/bin/python")).measure());
    write(root.resolve("bench.csv"), figures);
    print(root.resolve("bench.md"), figures);
  }

  private static List<Figure> parts() throws RunnerException {
    return run("PartsBenchmark").stream()
        .map(result -> figure(result.getPrimaryResult().getLabel(), "µs", result))
        .toList();
  }

  private static List<Figure> environments() throws RunnerException {
    return run("EnvironmentBenchmark").stream()
        .map(result -> figure(result.getParams().getParam("id") + " alone", "steps/s", result))
        .toList();
  }

  private static Collection<RunResult> run(String benchmark) throws RunnerException {
    return new Runner(new OptionsBuilder().include(benchmark).build()).run();
  }

  private static Figure figure(String name, String unit, RunResult result) {
    List<Double> forks = new ArrayList<>();
    result.getBenchmarkResults().forEach(fork -> forks.add(fork.getPrimaryResult().getScore()));
    return new Figure(name, unit, forks);
  }

  private static void write(Path file, List<Figure> figures) throws IOException {
    Files.deleteIfExists(file);
    try (CsvTable table = new CsvTable(file, List.of("figure", "unit", "measurement", "value"))) {
      for (Figure figure : figures) {
        for (int i = 0; i < figure.values().size(); i++) {
          table.add(figure.name(), figure.unit(), i + 1, figure.values().get(i));
        }
      }
    }
  }

  private static void print(Path file, List<Figure> figures) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Machine.describe() + ", " + Instant.now().truncatedTo(ChronoUnit.DAYS));
    lines.add("");
    lines.add("| figure | median | least to greatest | measurements |");
    lines.add("|---|---|---|---|");
    figures.forEach(figure -> lines.add(figure.row()));
    Files.write(file, lines, UTF_8);
    lines.forEach(System.out::println);
  }
}
