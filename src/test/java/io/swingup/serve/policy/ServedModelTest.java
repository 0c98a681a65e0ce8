package io.swingup.serve.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.SessionConfig;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.model.ModelExporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServedModelTest {
  @TempDir Path folder;

  /* Of so many observed numbers and one action. */
  private void export(int version, int size) throws IOException {
    float[] high = new float[size];
    Arrays.fill(high, 1);
    EnvironmentSpec spec = new EnvironmentSpec("Test-v0", Box.symmetric(high), Box.symmetric(1));
    SplittableRandom random = new SplittableRandom(version);
    SessionConfig session = new SessionConfig(SessionConfig.Device.CPU, 1, 1);
    try (GraphAgent agent =
        GraphAgent.create(
            spec,
            new ConfigReader("pendulum-fast").read().agent(),
            session,
            false,
            random::nextInt,
            random)) {
      new ModelExporter(agent, ModelSource.POLICY)
          .export(folder.resolve(Integer.toString(version)));
    }
  }

  @Test
  void refusesAVersionOfOtherSizesAndTakesTheNextThatFits() throws IOException {
    export(1, 3);
    try (ServedModel model = new ServedModel(folder)) {
      export(2, 4);
      assertThat(model.refresh()).isFalse();
      assertThat(model.version()).isEqualTo(1);

      export(3, 3);
      assertThat(model.refresh()).isTrue();
      assertThat(model.version()).isEqualTo(3);
    }
  }

  @Test
  void namesADirectoryThatIsNoModel() {
    assertThatThrownBy(() -> new ServedModel(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must be a SavedModel or hold numbered ones");
  }
}
