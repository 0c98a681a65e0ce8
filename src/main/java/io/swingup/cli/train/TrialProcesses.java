package io.swingup.cli.train;

import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.sweep.search.TrialRunner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs each trial as a process of its own, with the Java, the class path and the options of this
 * one. A trial stops at a checkpoint as soon as this process is gone, or has closed its input.
 */
final class TrialProcesses implements TrialRunner {
  private static final int STOPPED = 128; // by a signal of which the process knows
  private static final List<Integer> SIGNALS = List.of(129, 130, 143);

  private final SearchDirectory directory;
  private final StopSignal stop;

  TrialProcesses(SearchDirectory directory, StopSignal stop) {
    this.directory = directory;
    this.stop = stop;
  }

  @Override
  public String run(SearchTrial trial) throws IOException, InterruptedException {
    Path log = directory.log(trial);
    Process process =
        new ProcessBuilder(command(trial))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean told = false;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      if (stop.getAsBoolean() && !told) {
        process.getOutputStream().close();
        told = true;
      }
    }
    int code = process.exitValue();
    if (code == 0 || SIGNALS.contains(code)) {
      return "";
    }
    return reason(code, Files.readAllLines(log));
  }

  private static String reason(int code, List<String> lines) {
    String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
    return code > STOPPED ? "ended by signal " + (code - STOPPED) : "exit code " + code + last;
  }

  private List<String> command(SearchTrial trial) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dswingup.terminal"))
        .filter(option -> !option.startsWith("-Dswingup.quiet")) // descriptors are not inherited
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classes, "io.swingup.cli.Main", "trial", "--attended"));
    command.add("--config=" + directory.config(trial));
    command.add("--run=" + directory.runs(trial));
    command.add("--directory=" + directory.root());
    command.add("--result=" + directory.result(trial));
    return command;
  }
}
