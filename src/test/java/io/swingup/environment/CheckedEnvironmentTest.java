package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedEnvironmentTest {
  private static final FloatVector ZEROS = FloatVector.of(0, 0, 0);

  /** Answers every step with the same. */
  private static Environment answering(TimeStep step) {
    return new CheckedEnvironment(
        "Own-v0",
        new Delegate.Renamed("Own-v0", new Approach()) {
          @Override
          public TimeStep step(double... action) {
            return step;
          }
        });
  }

  private static Environment starting(TimeStep step) {
    return new CheckedEnvironment(
        "Own-v0",
        new Delegate.Renamed("Own-v0", new Approach()) {
          @Override
          public TimeStep reset(long seed) {
            return step;
          }
        });
  }

  static Stream<Arguments> wrongSteps() {
    return Stream.of(
        Arguments.of(
            TimeStep.transition(FloatVector.of(0, 0), 0),
            "step must return an observation of size 3, returned size 2"),
        Arguments.of(
            TimeStep.transition(FloatVector.of(0, 0, 0, 0), 0),
            "step must return an observation of size 3, returned size 4"),
        Arguments.of(
            TimeStep.transition(FloatVector.of(0, Float.NaN, 0), 0),
            "step must return numbers that are finite in single precision, but observation_1 was NaN"),
        Arguments.of(
            TimeStep.transition(ZEROS, 1e39),
            "step must return numbers that are finite in single precision, but reward was 1.0E39"),
        Arguments.of(
            TimeStep.first(ZEROS),
            "step must return a step that is not the first, returned FIRST"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongSteps")
  void refusesAWrongStep(TimeStep step, String message) {
    Environment environment = answering(step);
    environment.reset(1);

    assertThatThrownBy(() -> environment.step(0, 0))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("the environment Own-v0 failed: " + message);
  }

  @Test
  void refusesAWrongStart() {
    assertThatThrownBy(() -> starting(TimeStep.transition(ZEROS, 0)).reset(1))
        .hasMessageEndingWith("reset must return a first step, returned MID");
    assertThatThrownBy(() -> starting(TimeStep.first(FloatVector.of(0, 0))).reset(1))
        .hasMessageEndingWith("reset must return an observation of size 3, returned size 2");
    assertThatThrownBy(() -> starting(TimeStep.first(FloatVector.of(0, 0, 1 / 0f))).reset(1))
        .hasMessageEndingWith("observation_2 was Infinity");
  }

  @Test
  @SuppressWarnings("NullAway") // a caller's class need not be checked for null
  void refusesNothing() {
    Environment environment = answering(null);
    environment.reset(1);

    assertThatThrownBy(() -> environment.step(0, 0))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("the environment Own-v0 failed: it returned null");
  }

  @Test
  void refusesASpecificationOfAnotherId() {
    assertThatThrownBy(() -> new CheckedEnvironment("Own-v0", new Approach()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the environment Own-v0 failed: its specification must have the same id as its provider,"
                + " had Approach-v0");
  }

  @Test
  void namesWhatTheEnvironmentThrew() {
    Environment environment =
        new CheckedEnvironment(
            "Own-v0",
            new Delegate.Renamed("Own-v0", new Approach()) {
              @Override
              public TimeStep reset() {
                throw new ArithmeticException("the rod broke");
              }
            });

    assertThatThrownBy(environment::reset)
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("the environment Own-v0 failed: java.lang.ArithmeticException: the rod broke")
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
