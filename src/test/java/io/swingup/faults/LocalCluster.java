package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master and workers on this machine, and what else is started from a checkout. */
final class LocalCluster {
  private static final Path SPARK = Path.of("target/spark").toAbsolutePath();
  private static final Pattern MASTER =
      Pattern.compile("Starting Spark master at (spark://[0-9.:]+)\\R");

  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  /** Prepares it; its logs go to the folder. */
  LocalCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts a program. */
  Process start(String log, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    builder.environment().put("SPARK_HOME", SPARK.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Process daemon(String log, String type, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-cp", SPARK.resolve("jars") + "/*"));
    command.add("org.apache.spark.deploy." + type);
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    return start(log, command);
  }

  /** Starts a master and returns its address; port 0 lets Spark choose, and its log tells. */
  String master() throws IOException, InterruptedException {
    try (FileWatch watch = new FileWatch(folder)) {
      Process master = daemon("master.log", "master.Master", "--port", "0");
      watch.await(master::isAlive, () -> MASTER.matcher(text("master.log")).find());
    }
    Matcher address = MASTER.matcher(text("master.log"));
    assertThat(address.find()).as(text("master.log")).isTrue();
    return address.group(1);
  }

  /** Starts a worker that runs one trial at a time. */
  Process worker(String name, String master) throws IOException {
    String work = folder.resolve(name).toString();
    return daemon(
        name + ".log",
        "worker.Worker",
        "--cores",
        "1",
        "--memory",
        "2g",
        "--work-dir",
        work,
        master);
  }

  /** Returns what a program has said. */
  String text(String log) {
    try {
      return Files.readString(folder.resolve(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all that was started, and what that has started. */
  void end() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}
