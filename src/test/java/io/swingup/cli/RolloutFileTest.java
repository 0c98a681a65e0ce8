package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutFileTest {
  @TempDir Path folder;

  /** The pendulum, but its second step fails. */
  private static final class Fragile implements Environment {
    private final Environment whole = Environments.provider("Pendulum-v1").create();
    private boolean stepped;

    @Override
    public EnvironmentSpec spec() {
      return whole.spec();
    }

    @Override
    public TimeStep reset(long seed) {
      return whole.reset(seed);
    }

    @Override
    public TimeStep reset() {
      return whole.reset();
    }

    @Override
    public TimeStep step(double... action) {
      if (stepped) {
        throw new IllegalStateException("it broke");
      }
      stepped = true;
      return whole.step(action);
    }

    @Override
    public void close() {
      whole.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"action_0\n1\n2\n", "\uFEFFaction_0\r\n1\r\n2\r\n"})
  void readsWhatSpreadsheetsWrite(String text) throws IOException {
    Path actions = Files.writeString(folder.resolve("actions.csv"), text);
    Path transitions = folder.resolve("transitions.csv");

    try (Environment pendulum = Environments.create("Pendulum-v1")) {
      assertThat(new RolloutFile(pendulum).play(0, actions, transitions)).isEqualTo(2);
    }

    assertThat(Files.readAllLines(transitions)).hasSize(3);
  }

  @Test
  void namesTheLineOfABadActionAlone() throws IOException {
    Path actions = Files.writeString(folder.resolve("actions.csv"), "action_0\n1\nfast\n");
    Path transitions = folder.resolve("transitions.csv");

    try (Environment pendulum = Environments.create("Pendulum-v1")) {
      RolloutFile rollout = new RolloutFile(pendulum);
      assertThatThrownBy(() -> rollout.play(0, actions, transitions))
          .isInstanceOf(UsageException.class)
          .hasMessage(actions + " line 3: action_0 must be a finite number, was \"fast\"");
    }

    assertThat(transitions).doesNotExist();
  }

  @Test
  void leavesNoHalfOfAFile() throws IOException {
    Path actions = Files.writeString(folder.resolve("actions.csv"), "action_0\n1\n2\n");
    Path transitions = folder.resolve("transitions.csv");

    try (Environment fragile = new Fragile()) {
      RolloutFile rollout = new RolloutFile(fragile);
      assertThatThrownBy(() -> rollout.play(0, actions, transitions)).hasMessage("it broke");
    }

    assertThat(transitions).doesNotExist();
  }
}
