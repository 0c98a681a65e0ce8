package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
