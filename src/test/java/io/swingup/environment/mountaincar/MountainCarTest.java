package io.swingup.environment.mountaincar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentContractTest;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import org.junit.jupiter.api.Test;

class MountainCarTest implements EnvironmentContractTest {

  @Override
  public Environment newEnvironment() {
    return new MountainCarProvider().create();
  }

  @Test
  void boundsObservationsAndPushes() {
    try (MountainCar car = new MountainCar()) {
      assertThat(car.spec().observation())
          .isEqualTo(new Box(FloatVector.of(-1.2f, -0.07f), FloatVector.of(0.6f, 0.07f)));
      assertThat(car.spec().action()).isEqualTo(Box.symmetric(1));
    }
  }

  @Test
  void endsAtTheGoalAndStaysThereUntilReset() {
    try (MountainCar car = new MountainCar();
        MountainCar other = new MountainCar()) {
      TimeStep last = drive(car);

      assertThat(last.isTerminated()).isTrue();
      assertThat(last.observation().get(0)).isGreaterThanOrEqualTo(0.45f);
      assertThat(last.reward()).isEqualTo(99.9);
      other.restore(car.state().orElseThrow());
      for (MountainCar each : new MountainCar[] {car, other}) {
        assertThatIllegalStateException()
            .isThrownBy(() -> each.step(1))
            .withMessage("reset before the next step: episode is over");
      }
      assertThat(car.reset().kind()).isEqualTo(TimeStep.Kind.FIRST);
      assertThat(car.step(1).kind()).isEqualTo(TimeStep.Kind.MID);
    }
  }

  /* Pushes along the velocity; the goal is reached after some 70 steps. */
  private static TimeStep drive(MountainCar car) {
    TimeStep step = car.reset(0);
    for (int i = 0; i < 200 && !step.isLast(); i++) {
      step = car.step(step.observation().get(1) >= 0 ? 1 : -1);
    }
    return step;
  }

  /* The first step is computed in another precision than the others. */
  @Test
  void continuesFromAStateBeforeTheFirstStep() {
    try (MountainCar car = new MountainCar();
        MountainCar other = new MountainCar()) {
      car.reset(3);
      other.restore(car.state().orElseThrow());

      for (int i = 0; i < 50; i++) {
        assertThat(other.step(0.3)).isEqualTo(car.step(0.3));
      }
      assertThat(other.state().orElseThrow()).isEqualTo(car.state().orElseThrow());
    }
  }

  @Test
  void refusesAStateThatIsNotOne() {
    try (MountainCar car = new MountainCar()) {
      car.reset(0);
      long[] state = car.state().orElseThrow();
      state[2] = 2;

      assertThatIllegalArgumentException()
          .isThrownBy(() -> car.restore(state))
          .withMessageStartingWith("a mountain car cannot be in the state [");
    }
  }

  @Test
  void hasNoStateBeforeReset() {
    try (MountainCar car = new MountainCar()) {
      assertThatIllegalStateException()
          .isThrownBy(car::state)
          .withMessage("reset before the first step");
    }
  }
}
