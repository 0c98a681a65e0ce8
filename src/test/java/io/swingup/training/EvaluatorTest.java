package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.Approach;
import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentException;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import io.swingup.environment.pendulum.PendulumProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Policy STILL = (observations, count) -> new float[2 * count];

  /** Offers a task and keeps what it made. */
  private static final class Kept implements EnvironmentProvider {
    private final List<Counted> made = new ArrayList<>();
    private final boolean endless;
    private final int failing;

    private Kept(boolean endless, int failing) {
      this.endless = endless;
      this.failing = failing;
    }

    @Override
    public String id() {
      return "Kept-v0";
    }

    @Override
    public String description() {
      return "Stay.";
    }

    @Override
    public Environment create() {
      made.add(new Counted(endless, made.size() == failing));
      return made.get(made.size() - 1);
    }
  }

  /** A task that counts its steps, may never end, or may fail. */
  private static final class Counted extends Delegate.Renamed {
    private final boolean endless;
    private final boolean fails;
    private int steps;
    private boolean closed;

    private Counted(boolean endless, boolean fails) {
      super("Kept-v0", new Approach());
      this.endless = endless;
      this.fails = fails;
    }

    @Override
    public TimeStep step(double... action) {
      steps++;
      if (fails) {
        throw new IllegalStateException("broken");
      }
      TimeStep step = inner.step(action);
      return endless && step.isLast()
          ? TimeStep.transition(inner.reset().observation(), step.reward())
          : step;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void playsEachStartToItsOwnEnd() {
    Kept kept = new Kept(false, -1);
    double[] together;
    try (Evaluator evaluator = new Evaluator(kept, 100)) {
      together = evaluator.returns(STILL, 5, 20, () -> false).orElseThrow();
    }

    assertThat(kept.made).hasSize(20);
    assertThat(kept.made.stream().mapToInt(each -> each.steps).distinct().count()).isGreaterThan(1);
    for (int i = 0; i < 20; i++) {
      try (Evaluator alone = new Evaluator(new Kept(false, -1), 100)) {
        assertThat(alone.returns(STILL, 5 + i, 1, () -> false).orElseThrow())
            .containsExactly(together[i]);
      }
    }
  }

  @Test
  void usesItsEnvironmentsAgainAndClosesThem() {
    Kept kept = new Kept(false, -1);
    try (Evaluator evaluator = new Evaluator(kept, 100)) {
      double[] first = evaluator.returns(STILL, 0, 4, () -> false).orElseThrow();

      assertThat(evaluator.returns(STILL, 0, 4, () -> false).orElseThrow()).isEqualTo(first);
      assertThat(kept.made).hasSize(4).noneMatch(each -> each.closed);
    }

    assertThat(kept.made).allMatch(each -> each.closed);
  }

  @Test
  void cutsOffWhatNeverEnds() {
    Kept kept = new Kept(true, -1);
    try (Evaluator evaluator = new Evaluator(kept, 37)) {
      evaluator.returns(STILL, 0, 3, () -> false);
    }

    assertThat(kept.made).allMatch(each -> each.steps == 37);
  }

  @Test
  void knowsNoRegretOfEpisodesThatItCutOff() {
    Policy still = (observations, count) -> new float[count];
    try (Evaluator whole = new Evaluator(new PendulumProvider(), 200);
        Evaluator cut = new Evaluator(new PendulumProvider(), 50)) {
      assertThat(whole.evaluate(still, 0, 2, () -> false).orElseThrow().meanRegret()).isPresent();
      assertThat(cut.evaluate(still, 0, 2, () -> false).orElseThrow().meanRegret()).isEmpty();
    }
  }

  @Test
  void stopsBetweenStepsWhenTold() {
    Kept kept = new Kept(true, -1);
    AtomicInteger asked = new AtomicInteger();
    try (Evaluator evaluator = new Evaluator(kept, 1_000_000)) {
      assertThat(evaluator.evaluate(STILL, 0, 3, () -> asked.incrementAndGet() == 5)).isEmpty();
    }

    assertThat(kept.made).allMatch(each -> each.steps == 5);
  }

  @Test
  void playsMoreStartsThanItHasEnvironmentsInTurn() {
    Kept kept = new Kept(false, -1);
    try (Evaluator evaluator = new Evaluator(kept, 1)) {
      assertThat(evaluator.returns(STILL, 0, 2_300, () -> false).orElseThrow())
          .hasSize(2_300)
          .doesNotContain(0);
    }

    assertThat(kept.made).hasSize(1_000);
  }

  @Test
  void blamesTheEnvironmentForItsOwnFailuresAlone() {
    Kept kept = new Kept(false, 2);
    try (Evaluator evaluator = new Evaluator(kept, 100)) {
      assertThatThrownBy(() -> evaluator.returns(STILL, 0, 3, () -> false))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith("the environment Kept-v0 failed: ");
      Policy broken =
          (observations, count) -> {
            throw new ArithmeticException("no action");
          };
      assertThatThrownBy(() -> evaluator.returns(broken, 0, 2, () -> false))
          .isInstanceOf(ArithmeticException.class);
    }

    assertThat(kept.made).allMatch(each -> each.closed);
  }
}
