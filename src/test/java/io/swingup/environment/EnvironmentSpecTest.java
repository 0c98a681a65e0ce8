package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnvironmentSpecTest {
  @Test
  void refusesRangesOfActionsBeyondSinglePrecision() {
    for (float bound : new float[] {3.4e38f, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> new EnvironmentSpec("Wide-v0", Box.symmetric(1), Box.symmetric(1, bound)))
          .hasMessageStartingWith(
              "the range of each action of Wide-v0 must be finite in single precision, found Box");
    }
  }

  @Test
  void acceptsAnyBoundsOfObservations() {
    Box unbounded = Box.symmetric(3.4e38f, Float.POSITIVE_INFINITY);

    assertThat(new EnvironmentSpec("Wide-v0", unbounded, Box.symmetric(1)).observation())
        .isEqualTo(unbounded);
  }
}
