package io.swingup.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The standard run, as a user starts it, in a process of its own. */
final class EndToEnd {
  private static final int RUNS = 5;
  private static final int WARM_EPISODES = 10;
  private static final int POLL_MILLIS = 20;
  private static final double KIB_PER_MB = 1e6 / 1024;

  private final Path root;
  private final List<Double> stepsPerSecond = new ArrayList<>();
  private final List<Double> firstStepSeconds = new ArrayList<>();
  private final List<Double> peakMegabytes = new ArrayList<>();

  EndToEnd(Path root) {
    this.root = root;
  }

  /** Trains and returns the figures: speed when warm, time to the first step, peak memory. */
  List<Figure> measure() throws IOException, InterruptedException {
    for (int run = 0; run < RUNS; run++) {
      firstStepSeconds.add(firstLearningStep("short" + run));
      peakMegabytes.add(train("whole" + run) / KIB_PER_MB);
      stepsPerSecond.add(warmSpeed(root.resolve("data").resolve("whole" + run)));
    }
    return List.of(
        new Figure("standard run, from episode 11 on", "steps/s", stepsPerSecond),
        new Figure("from the command to the end of the first learning step", "s", firstStepSeconds),
        new Figure("peak resident memory of the standard run", "MB", peakMegabytes));
  }

  private ProcessBuilder command(String name, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("bin/swingup", "train", "--directory", root.toString(), "--run", name));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /* An episode of one step is reported as soon as the first batch was learned from. */
  private double firstLearningStep(String name) throws IOException, InterruptedException {
    long start = System.nanoTime();
    double seconds = Double.NaN;
    Process process = command(name, "--episodes=1", "--set=environment.time_limit=1").start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("episode 1/1")) {
          seconds = (System.nanoTime() - start) / 1e9;
        }
      }
    }
    if (process.waitFor() != 0 || Double.isNaN(seconds)) {
      throw new IOException("the run " + name + " failed");
    }
    return seconds;
  }

  /* Returns the peak resident memory in KiB as Linux counts it. */
  private double train(String name) throws IOException, InterruptedException {
    Process process =
        command(name, "--episodes=100")
            .redirectOutput(root.resolve(name + ".log").toFile())
            .start();
    double peak = 0;
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKibibytes(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "a run failed: " + Files.readString(root.resolve(name + ".log"), UTF_8));
    }
    return peak;
  }

  private static double peakKibibytes(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // the process has ended, or this is not Linux
    }
  }

  private static double warmSpeed(Path data) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(data.resolve("episodes.csv"), UTF_8, format)) {
      List<CSVRecord> rows = parser.getRecords();
      CSVRecord warm = rows.get(WARM_EPISODES - 1);
      CSVRecord last = rows.get(rows.size() - 1);
      return (number(last, "total_steps") - number(warm, "total_steps"))
          / (number(last, "elapsed_seconds") - number(warm, "elapsed_seconds"));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
