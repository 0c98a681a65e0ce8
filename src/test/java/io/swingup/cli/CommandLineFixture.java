package io.swingup.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The command line within this process, and what it printed last. */
final class CommandLineFixture {
  /** Settings that make a run small. */
  static final List<String> SMALL =
      List.of(
          "--set=agent.networks.actor_hidden=[16]",
          "--set=agent.networks.critic_joint=[16]",
          "--set=agent.batch_size=8",
          "--set=evaluation.starts=3",
          "--set=evaluation.selection_starts=2",
          "--set=recording.pictures=false");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  /** Trains a small run into a directory and returns the exit code. */
  int train(Path directory, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--directory=" + directory));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
