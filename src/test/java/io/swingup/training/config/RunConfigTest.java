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
  void prioritiesNeedStreamsOfTheirOwnAndRoomForABatch() {
    ConfigReader keras =
        new ConfigReader("keras-example").set("training.replay.priorities.alpha", "0.6");
    assertThatThrownBy(keras::read)
        .hasMessage(
            "training.streams must be spawned where training.replay.priorities.alpha is above 0,"
                + " was keras");
    ConfigReader small =
        new ConfigReader("pendulum")
            .set("training.replay", "{capacity: 3, priorities: {alpha: 0.6}}")
            .set("agent.batch_size", "4");
    assertThatThrownBy(small::read)
        .hasMessage(
            "training.replay.capacity must be at least agent.batch_size, 4, where"
                + " training.replay.priorities.alpha is above 0, was 3");
    assertThatCode(() -> small.set("training.replay.capacity", "4").read())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> small.set("training.replay.replacement", "false").read())
        .hasMessage(
            "training.replay.replacement must be true where priorities.alpha is above 0, was false");
  }

  @Test
  void batchesOfDifferentTransitionsNeedAsManyBeforeTheFirst() {
    assertThatThrownBy(() -> distinct().set("training.warm_up.learning_starts", "63").read())
        .hasMessage(
            "training.warm_up.learning_starts must be at least agent.batch_size, 64, without"
                + " replacement, was 63");
  }
}
