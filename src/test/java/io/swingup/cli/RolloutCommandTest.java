package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutCommandTest {
  @TempDir Path folder;

  private final CommandLineFixture swingup = new CommandLineFixture();

  private int run(String... arguments) {
    return swingup.run(arguments);
  }

  private void assertFails(int exitCode, int found, String... parts) {
    assertThat(found).as(swingup.err()).isEqualTo(exitCode);
    assertThat(swingup.err()).contains(parts).doesNotContain("\tat ");
  }

  @Test
  void rolloutWritesEveryTransition() throws IOException {
    Path actions = Files.writeString(folder.resolve("a.csv"), "action_0\n0.5\n-3\n");
    Path transitions = folder.resolve("t.csv");

    assertThat(
            run(
                "rollout",
                "--environment=Pendulum-v1",
                "--seed=42",
                "--actions=" + actions,
                "--out=" + transitions))
        .as(swingup.err())
        .isZero();

    List<String> rows = Files.readAllLines(transitions);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .isEqualTo(
            "step,episode,observation_0,observation_1,observation_2,action_0,reward,terminated,"
                + "truncated,next_observation_0,next_observation_1,next_observation_2");
    // Gymnasium's reset(seed=42) starts at angle 1.7213 and velocity -0.12224.
    assertThat(rows.get(1)).startsWith("0,1,-0.14995").contains("-0.12224312,0.5,-2.96");
  }

  @Test
  void rolloutNamesTheLineOfABadAction() throws IOException {
    Path actions = folder.resolve("a.csv");
    Path transitions = folder.resolve("t.csv");
    String[] command = {
      "rollout", "--environment=Pendulum-v1", "--actions=" + actions, "--out=" + transitions
    };

    assertFails(1, run(command), "no such file or directory");
    Files.writeString(actions, "action_0\n1\nNaN\n");
    assertFails(2, run(command), "line 3", "finite number", "NaN");
    Files.writeString(actions, "action_0\n1\n1,2\n");
    assertFails(2, run(command), "line 3", "must have a value for each of 1 columns, has 2");
    Files.writeString(actions, "torque\n1\n");
    assertFails(2, run(command), "[action_0]", "[torque]");
    Files.writeString(actions, "");
    assertFails(2, run(command), "[action_0]");
    Files.write(actions, new byte[] {(byte) 0xe9, '\n'});
    assertFails(2, run(command), actions + " is not text in UTF-8");
    assertFails(
        1,
        run("rollout", "--environment=Pendulum-v1", "--actions=" + folder, "--out=" + transitions),
        folder + ": ");
    assertThat(transitions).doesNotExist();

    Files.writeString(actions, "action_0\n1\n");
    Files.writeString(transitions, "mine");
    assertFails(1, run(command), "exists already");
    assertThat(transitions).hasContent("mine");
  }
}
