package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Swingup in a process of its own, as a user has it. */
final class Child implements AutoCloseable {
  /** Small networks and few steps: nearly all the time goes into starting and writing. */
  static final List<String> SMALL =
      List.of(
          "--seed=5",
          "--trace",
          "--threads=1",
          "--checkpoint-every=2",
          "--set=agent.networks.actor_hidden=[8]",
          "--set=agent.networks.critic_observation=[]",
          "--set=agent.networks.critic_action=[]",
          "--set=agent.networks.critic_joint=[8]",
          "--set=agent.batch_size=8",
          "--set=evaluation.every=3 episodes",
          "--set=evaluation.starts=3",
          "--set=evaluation.selection_starts=3",
          "--set=recording.snapshot_every=5 episodes",
          "--set=recording.pictures=false");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  /** Starts a command; its output goes to a file in the folder. */
  Child(Path folder, List<String> arguments) throws IOException {
    this(folder, "512m", "", arguments);
  }

  /**
   * Starts a command.
   *
   * @param folder where it works
   * @param heap the most memory that Java may take
   * @param shell what the shell does first, such as {@code ulimit -f 100;}
   * @param arguments the command line of Swingup
   */
  Child(Path folder, String heap, String shell, List<String> arguments) throws IOException {
    log = Files.createTempFile(folder, "child", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                shell + "exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.swingup.cli.Main"));
    command.addAll(arguments);
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /** Returns the command line that trains a small run. */
  static List<String> train(String run, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--run=" + run));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return arguments;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for the end, but not for longer than this, and returns whether it has come. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the process without its knowing. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Says whether it has started a process that is still running. */
  boolean hasChildren() {
    return process.children().findAny().isPresent();
  }

  /** Ends one of the processes that it has started without their knowing. */
  void killAChild(Random random) {
    List<ProcessHandle> children = process.children().toList();
    if (!children.isEmpty()) {
      children.get(random.nextInt(children.size())).destroyForcibly();
    }
  }

  /** Sends a signal by its name, such as {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for the end and returns the exit code. */
  int exitCode() throws InterruptedException {
    assertThat(endsWithin(PATIENCE)).as("ends within " + PATIENCE).isTrue();
    return process.exitValue();
  }

  /** Returns what the process has said so far. */
  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
