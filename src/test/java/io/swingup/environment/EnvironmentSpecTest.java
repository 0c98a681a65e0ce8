package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSpecTest {
  @ParameterizedTest
  @ValueSource(floats = {1.1e9f, 1e30f, 3.4e38f, Float.POSITIVE_INFINITY})
  void refusesBoundsOfActionsBeyondSinglePrecision(float bound) {
    String found = "but action_1 of Wide-v0 lies in [%s, %s]";

    for (float low : new float[] {0, -bound}) {
      Box action = new Box(FloatVector.of(-1, low), FloatVector.of(1, bound));
      assertThatThrownBy(() -> new EnvironmentSpec("Wide-v0", Box.symmetric(1), action))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "actions must have bounds within ±1e9, as training is in single precision, "
                  + found.formatted(low, bound));
    }
  }

  @Test
  void acceptsTheLargestBoundsOfActions() {
    Box action = Box.symmetric(EnvironmentSpec.MAX_ACTION);

    assertThat(new EnvironmentSpec("Wide-v0", action, action).action()).isEqualTo(action);
  }

  @Test
  void clipsACopyOfAnAction() {
    EnvironmentSpec spec = new EnvironmentSpec("Own-v0", Box.symmetric(1), Box.symmetric(1, 2));
    double[] action = {0.1, -3};

    assertThat(spec.clipped(action)).containsExactly(0.1, -2);
    assertThat(action).containsExactly(0.1, -3);
    assertThatThrownBy(() -> spec.clipped(1)).hasMessage("the size of the action must be 2, was 1");
    assertThatThrownBy(() -> spec.clipped(1, Double.NaN))
        .hasMessage("action[1] must be finite, was NaN");
  }

  @Test
  void acceptsAnyBoundsOfObservations() {
    Box unbounded = Box.symmetric(3.4e38f, Float.POSITIVE_INFINITY);

    assertThat(new EnvironmentSpec("Wide-v0", unbounded, Box.symmetric(1)).observation())
        .isEqualTo(unbounded);
  }
}
