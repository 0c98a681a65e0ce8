package io.swingup.environment.pendulum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendulumDynamicsTest {
  private static final PendulumState UPRIGHT = new PendulumState(0, 0);

  @Test
  void rewardsTheStateBeforeTheStep() {
    PendulumState state = new PendulumState(0.5, 2);

    double reward = PendulumDynamics.reward(state, 1.0);

    // 0.5² + 0.1 · 2² + 0.001 · 1² = 0.25 + 0.4 + 0.001
    assertThat(reward).isCloseTo(-0.651, within(1e-15));
  }

  @Test
  void movesWithTheNewAngularVelocity() {
    PendulumState next = PendulumDynamics.next(new PendulumState(Math.PI / 2, 1), 1.0);

    // 1 + (15 · sin(π/2) + 3 · 1) · 0.05 = 1.9, and π/2 + 1.9 · 0.05 = π/2 + 0.095
    assertThat(next.angularVelocity()).isCloseTo(1.9, within(1e-15));
    assertThat(next.angle()).isCloseTo(Math.PI / 2 + 0.095, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "2.000001, 2", "-5, -2", "-1e300, -2"})
  void clipsTheTorque(double torque, double clipped) {
    assertThat(PendulumDynamics.next(UPRIGHT, torque))
        .isEqualTo(PendulumDynamics.next(UPRIGHT, clipped));
    assertThat(PendulumDynamics.reward(UPRIGHT, torque))
        .isEqualTo(PendulumDynamics.reward(UPRIGHT, clipped))
        .isCloseTo(-0.004, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"1.5707963267948966, 7.9, 8", "-1.5707963267948966, -7.9, -8"})
  void clipsTheAngularVelocityBeforeItMoves(double angle, double before, double after) {
    PendulumState next = PendulumDynamics.next(new PendulumState(angle, before), 0.0);

    assertThat(next.angularVelocity()).isEqualTo(after);
    assertThat(next.angle()).isCloseTo(angle + after * 0.05, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-1, -1",
    "3.5, -2.7831853071795862", // 3.5 − 2π
    "-3.5, 2.7831853071795862",
    "10, -2.566370614359172", // 10 − 4π
    "-10, 2.566370614359172",
    "100, -0.5309649148733837" // 100 − 32π
  })
  void wrapsAnglesByFloorModulo(double angle, double wrapped) {
    assertThat(PendulumDynamics.wrap(angle)).isCloseTo(wrapped, within(1e-13));
  }

  @Test
  void wrapsHalfATurnToTheLowerEnd() {
    assertThat(PendulumDynamics.wrap(Math.PI)).isEqualTo(-Math.PI);
    assertThat(PendulumDynamics.wrap(-Math.PI)).isEqualTo(-Math.PI);
  }

  @Test
  void doesNotWrapTheStateItself() {
    PendulumState next = PendulumDynamics.next(new PendulumState(10, 0), 0.0);

    assertThat(next.angle()).isCloseTo(10, within(0.1));
  }

  @Test
  void rewardsNothingWorseThanHangingAtFullSpeedAndTorque() {
    double worst = PendulumDynamics.reward(new PendulumState(Math.PI, 8), 2.0);

    // π² + 0.1 · 8² + 0.001 · 2²
    assertThat(worst).isCloseTo(-16.2736044, within(1e-7));
  }
}
