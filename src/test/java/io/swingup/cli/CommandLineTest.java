package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What all commands have in common: how options are read, what exit codes mean. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    return run(Main.commandLine(), arguments);
  }

  private int run(CommandLine commandLine, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private String rollout(String... seeds) throws IOException {
    Path actions = Files.writeString(folder.resolve("a.csv"), "action_0\n1\n");
    Path transitions = folder.resolve("t.csv");
    Files.deleteIfExists(transitions);
    String[] arguments = new String[seeds.length + 4];
    System.arraycopy(seeds, 0, arguments, 4, seeds.length);
    arguments[0] = "rollout";
    arguments[1] = "--actions=" + actions;
    arguments[2] = "--out=" + transitions;
    arguments[3] = "--environment=Pendulum-v1";
    assertThat(run(arguments)).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    return Files.readString(transitions);
  }

  @Test
  void ofAnOptionGivenTwiceTheLastOneCounts() throws IOException {
    assertThat(rollout("--seed=1", "--seed=42"))
        .isEqualTo(rollout("--seed=42"))
        .isNotEqualTo(rollout("--seed=1"));
  }

  @Test
  void settingsAddUpAndOfAKeyGivenTwiceTheLastOneCounts() {
    assertThat(run("train", "--set=seed=x", "--set=environment=No-v0", "--set=seed=-1"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("seed must be in", "was -1");
  }

  @Test
  void aFlagMayBeGivenTwice() {
    assertThat(run("train", "--trace", "--trace", "--watch", "--watch", "--seed=x")).isEqualTo(2);
    assertThat(err.toString()).contains("seed must be a whole number");
  }

  /* All of them are ends of the unsigned range, or of the signed one. */
  @ParameterizedTest
  @ValueSource(
      strings = {"0", "9223372036854775807", "9223372036854775808", "18446744073709551615"})
  void anEnvironmentsSeedIsAnyUnsignedNumberOf64Bits(String seed) throws IOException {
    assertThat(rollout("--seed=" + seed).lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "18446744073709551616", "1.0", "0x1", "", "many"})
  void anyOtherSeedIsRefused(String seed) {
    for (String command : new String[] {"rollout", "film"}) {
      assertThat(run(command, "--seed=" + seed)).isEqualTo(2);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString())
          .contains("'--seed'", "must be a whole number in [0, 18446744073709551615]")
          .contains("was \"" + seed + "\"");
    }
  }

  @Test
  void leadingZerosLeaveANumberDecimal() throws IOException {
    assertThat(rollout("--seed=010")).isEqualTo(rollout("--seed=10"));
  }

  @ParameterizedTest
  @CsvSource({"usage, 2", "argument, 1", "number, 1", "state, 1"})
  void onlyWhatTheUserWroteIsWrongUsage(String problem, int exitCode) {
    CommandLine commandLine = Main.commandLine().addSubcommand(new Failing());

    assertThat(run(commandLine, "fail", problem)).isEqualTo(exitCode);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("it failed");
  }

  /** Fails. */
  @Command(name = "fail")
  static final class Failing implements Runnable {
    @CommandLine.Parameters private String problem = "";

    @Override
    public void run() {
      throw switch (problem) {
        case "usage" -> new UsageException("it failed");
        case "argument" -> new IllegalArgumentException("it failed");
        case "number" -> new NumberFormatException("it failed");
        default -> new IllegalStateException("it failed");
      };
    }
  }

  @Test
  void theExitCodesAreListed() {
    assertThat(run("train", "--help")).isZero();
    assertThat(out.toString()).contains("129, 130, 143");
  }
}
