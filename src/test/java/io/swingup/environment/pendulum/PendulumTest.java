package io.swingup.environment.pendulum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentContractTest;
import io.swingup.environment.TimeStep;
import org.junit.jupiter.api.Test;

class PendulumTest implements EnvironmentContractTest {

  @Override
  public Environment newEnvironment() {
    return new PendulumProvider().create();
  }

  @Test
  void observesCosineSineAndAngularVelocity() {
    try (Pendulum pendulum = new Pendulum()) {
      TimeStep first = pendulum.reset(42);

      PendulumState state = pendulum.position();
      assertThat(first.observation().toArray())
          .containsExactly(
              (float) StrictMath.cos(state.angle()),
              (float) StrictMath.sin(state.angle()),
              (float) state.angularVelocity());
    }
  }

  @Test
  void boundsObservationsAndTorques() {
    try (Pendulum pendulum = new Pendulum()) {
      assertThat(pendulum.spec().observation()).isEqualTo(Box.symmetric(1, 1, 8));
      assertThat(pendulum.spec().action()).isEqualTo(Box.symmetric(2));
    }
  }

  @Test
  void neverEndsByItself() {
    try (Pendulum pendulum = new Pendulum()) {
      pendulum.reset(42);

      for (int i = 0; i < 1000; i++) {
        assertThat(pendulum.step(2).kind()).isEqualTo(TimeStep.Kind.MID);
      }
    }
  }

  @Test
  void startsFromSeedZeroUnlessSeeded() {
    try (Pendulum unseeded = new Pendulum();
        Pendulum seeded = new Pendulum()) {
      assertThat(unseeded.reset()).isEqualTo(seeded.reset(0));
    }
  }

  @Test
  void hasNoStateBeforeReset() {
    try (Pendulum pendulum = new Pendulum()) {
      assertThatIllegalStateException()
          .isThrownBy(pendulum::state)
          .withMessage("reset before the first step");
    }
  }
}
