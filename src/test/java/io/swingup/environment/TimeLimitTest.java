package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.environment.pendulum.Pendulum;
import org.junit.jupiter.api.Test;

class TimeLimitTest implements EnvironmentContractTest {
  private static final long SEED = 3;

  @Override
  public Environment newEnvironment() {
    return new TimeLimit(new Descent(), 2);
  }

  @Test
  void cutsAnEpisodeOffAndKeepsItsDiscount() {
    try (Environment limit = new TimeLimit(new Descent(0.9), 2)) {
      limit.reset(SEED);

      TimeStep middle = limit.step(0.1);
      TimeStep last = limit.step(0.1);

      assertThat(middle.isLast()).isFalse();
      assertThat(last.isTruncated()).isTrue();
      assertThat(last.discount()).isEqualTo(0.9);
    }
  }

  @Test
  void changesNothingButTheKindOfTheStep() {
    try (Environment free = new Descent();
        Environment limit = new TimeLimit(new Descent(), 1)) {
      free.reset(SEED);
      limit.reset(SEED);

      TimeStep expected = free.step(0.1);

      assertThat(limit.step(0.1))
          .isEqualTo(TimeStep.truncation(expected.observation(), expected.reward()));
    }
  }

  @Test
  void letsATerminationAtTheSameStepWin() {
    int length = stepsOf(new Descent());

    try (Environment limit = new TimeLimit(new Descent(), length)) {
      assertThat(lastStepOf(limit).isTerminated()).isTrue();
    }
    try (Environment limit = new TimeLimit(new Descent(), length - 1)) {
      assertThat(lastStepOf(limit).isTruncated()).isTrue();
    }
  }

  @Test
  void countsAnewAfterEachReset() {
    try (Environment limit = new TimeLimit(new Descent(), 2)) {
      limit.reset(SEED);
      limit.step(0.1);

      limit.reset();

      assertThat(limit.step(0.1).isLast()).isFalse();
      assertThat(limit.step(0.1).isLast()).isTrue();
      assertThat(stepsOf(limit)).isEqualTo(2);
    }
  }

  @Test
  void rejectsALimitBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeLimit(new Descent(), 0))
        .withMessage("maxSteps must be at least 1, was 0");
  }

  @Test
  void closesTheEnvironmentInside() {
    Descent inside = new Descent();

    new TimeLimit(inside, 1).close();

    assertThat(inside.isClosed()).isTrue();
  }

  @Test
  void countsOnAfterARestore() {
    try (Environment one = new TimeLimit(new Pendulum(), 3);
        Environment other = new TimeLimit(new Pendulum(), 3)) {
      one.reset(SEED);
      one.step(0.1);
      one.step(0.1);

      other.restore(one.state().orElseThrow());

      assertThat(other.step(0.1).isLast()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.restore(new long[] {4, 1}))
          .withMessage("a time limit of 3 steps cannot be in the state [4, 1]");
    }
  }

  @Test
  void hasNoStateWhereTheEnvironmentInsideHasNone() {
    try (Environment limit = new TimeLimit(new Descent(), 3)) {
      limit.reset(SEED);

      assertThat(limit.state()).isEmpty();
    }
  }

  private static int stepsOf(Environment environment) {
    int count = 0;
    for (TimeStep step = environment.reset(SEED); !step.isLast(); step = environment.step(0.1)) {
      count++;
    }
    return count;
  }

  private static TimeStep lastStepOf(Environment environment) {
    TimeStep step = environment.reset(SEED);
    while (!step.isLast()) {
      step = environment.step(0.1);
    }
    return step;
  }
}
