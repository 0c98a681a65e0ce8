package io.swingup.sweep.search;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How a trial is run as a process of its own, with the Java of the process that starts it. The
 * trial stops at a checkpoint as soon as that process is gone, or has closed its input.
 *
 * @param options what Java is told
 * @param classpath the files and directories of Swingup's classes
 * @param environment variables that differ from those of the process that starts it
 */
public record TrialProcess(
    List<String> options, List<String> classpath, Map<String, String> environment)
    implements Serializable {
  private static final int STOPPED = 128; // by a signal of which the process knows
  private static final List<Integer> SIGNALS = List.of(129, 130, 143);

  /** Returns one with the class path and the options of this process. */
  public static TrialProcess here() {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new TrialProcess(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith("-Dswingup.terminal"))
            .filter(option -> !option.startsWith("-Dswingup.quiet")) // descriptors stay behind
            .filter(option -> !option.startsWith("-javaagent"))
            .toList(),
        List.of(classes.split(File.pathSeparator, -1)),
        Map.of());
  }

  /**
   * Brings a trial to its end, unless it is told to stop.
   *
   * @param directory where the search is kept
   * @param trial the trial, whose configuration is written
   * @param stop asked ten times a second; the trial then stops at a checkpoint
   * @return why it failed; empty if it is finished, or stopped
   * @throws IOException if it could not be started
   * @throws InterruptedException if the thread is interrupted while it waits; the trial is ended
   */
  public String run(SearchDirectory directory, SearchTrial trial, BooleanSupplier stop)
      throws IOException, InterruptedException {
    Path log = directory.log(trial);
    ProcessBuilder builder =
        new ProcessBuilder(command(directory, trial))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    int code = await(builder.start(), stop);
    return code == 0 || SIGNALS.contains(code) ? "" : reason(code, Files.readAllLines(log));
  }

  private static int await(Process process, BooleanSupplier stop)
      throws IOException, InterruptedException {
    try {
      boolean told = false;
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean() && !told) {
          process.getOutputStream().close();
          told = true;
        }
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly().waitFor(); // at once where it has ended
    }
  }

  private static String reason(int code, List<String> lines) {
    String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
    return code > STOPPED ? "ended by signal " + (code - STOPPED) : "exit code " + code + last;
  }

  private List<String> command(SearchDirectory directory, SearchTrial trial) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classpath)));
    command.addAll(List.of("io.swingup.cli.Main", "trial", "--attended"));
    command.add("--config=" + directory.config(trial));
    command.add("--run=" + directory.runs(trial));
    command.add("--directory=" + directory.root());
    command.add("--result=" + directory.result(trial));
    return command;
  }
}
