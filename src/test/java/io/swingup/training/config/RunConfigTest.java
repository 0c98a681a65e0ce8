package io.swingup.training.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.config.ConfigReader;
import org.junit.jupiter.api.Test;

class RunConfigTest {
  private static ConfigReader distinct() {
    return new ConfigReader("keras-example")
        .set("training.replay.replacement", "false")
        .set("training.warm_up.learning_starts", "64");
  }

  @Test
  void batchesOfDifferentTransitionsMustFitTheBuffer() {
    assertThatCode(() -> distinct().set("training.replay.capacity", "64").read())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> distinct().set("training.replay.capacity", "32").read())
        .hasMessage(
            "training.replay.capacity must be at least agent.batch_size, 64, without replacement,"
                + " was 32");
  }

  @Test
  void batchesOfDifferentTransitionsNeedAsManyBeforeTheFirst() {
    assertThatThrownBy(() -> distinct().set("training.warm_up.learning_starts", "63").read())
        .hasMessage(
            "training.warm_up.learning_starts must be at least agent.batch_size, 64, without"
                + " replacement, was 63");
  }
}
