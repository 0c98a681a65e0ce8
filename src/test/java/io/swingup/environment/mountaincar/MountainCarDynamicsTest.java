package io.swingup.environment.mountaincar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.mountaincar.MountainCarDynamics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountainCarDynamicsTest {
  private static MountainCarState state(double position, double velocity) {
    return new MountainCarState((float) position, (float) velocity, Precision.SINGLE);
  }

  private static Outcome next(MountainCarState state, double push) {
    return MountainCarDynamics.next(state, push, Precision.SINGLE);
  }

  @Test
  void pushesAgainstTheSlope() {
    Outcome outcome = next(state(0, 0.01), 0.5);

    // 0.01 + 0.5 · 0.0015 − 0.0025 · cos(0) = 0.00825
    assertThat(outcome.state().velocity()).isCloseTo(0.00825, within(1e-9));
    assertThat(outcome.state().position()).isCloseTo(0.00825, within(1e-9));
    assertThat(outcome.reward()).isEqualTo(-0.025);
    assertThat(outcome.terminated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5, 1, -2.5", "-5, -1, -2.5", "1.0000001, 1, -0.10000002"})
  void feelsTheClippedPushAndPaysForAllOfIt(double push, double clipped, double reward) {
    Outcome outcome = next(state(-0.5, 0), push);

    assertThat(outcome.state().position())
        .isCloseTo(next(state(-0.5, 0), clipped).state().position(), within(1e-7));
    assertThat(outcome.reward()).isCloseTo(reward, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"0.44, 0.05, true", "0.6, 0.07, true", "0.38, 0.05, false", "0.5, -0.01, false"})
  void endsBeyondTheGoalUnlessItRollsBack(double position, double velocity, boolean ends) {
    Outcome outcome = next(state(position, velocity), 0);

    assertThat(outcome.terminated()).isEqualTo(ends);
    assertThat(outcome.reward()).isEqualTo(ends ? 100 : 0);
  }

  @Test
  void stopsAtTheWall() {
    Outcome outcome = next(state(-1.19, -0.07), -1);

    assertThat(outcome.state()).isEqualTo(state(-1.2, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.07", "-1, -0.07"})
  void drivesNoFasterThanItCan(double push, double velocity) {
    assertThat(next(state(-0.5, velocity), push).state().velocity()).isEqualTo((float) velocity);
  }

  @Test
  void roundsAPushToItsPrecision() {
    MountainCarState state = state(-0.5, 0);

    assertThat(next(state, 0.3)).isEqualTo(next(state, 0.3f));
    assertThat(MountainCarDynamics.next(state, 0.3, Precision.DOUBLE).reward())
        .isNotEqualTo(next(state, 0.3).reward());
  }

  @ParameterizedTest
  @CsvSource({"-0.5235987755982988, 0.1", "0.5235987755982988, 1", "0, 0.55"})
  void theValleyIsDeepestAtMinusASixthOfPi(double position, double height) {
    assertThat(MountainCarDynamics.height(position)).isCloseTo(height, within(1e-12));
  }
}
