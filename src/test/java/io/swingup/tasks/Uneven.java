package io.swingup.tasks;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.PackedState;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.util.Optional;

/**
 * Hold a drifting number near 0, in episodes of 3 to 9 steps: the length is drawn. Odd ones are cut
 * off, even ones end.
 */
public final class Uneven implements Environment {
  private static final String ID = "Uneven-v0";
  private static final String STATELESS_ID = "StatelessUneven-v0";

  private final boolean stateful;
  private final EnvironmentSpec spec;
  private Pcg64 random = Pcg64.seeded(0);
  private double x;
  private int left;
  private boolean odd;

  /** Makes one that reports its state, or not. */
  public Uneven(boolean stateful) {
    this.stateful = stateful;
    spec = new EnvironmentSpec(stateful ? ID : STATELESS_ID, Box.symmetric(2), Box.symmetric(1));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    x = random.uniform(-1, 1);
    left = (int) random.uniform(3, 10);
    odd = left % 2 == 1;
    return TimeStep.first(FloatVector.rounded(x));
  }

  @Override
  public TimeStep step(double... action) {
    if (left == 0) {
      throw new IllegalStateException("reset before the next step");
    }
    x = 0.9 * x + 0.2 * spec.clipped(action)[0] + random.uniform(-0.1, 0.1);
    FloatVector observation = FloatVector.rounded(x);
    if (--left > 0) {
      return TimeStep.transition(observation, -x * x);
    }
    return odd
        ? TimeStep.truncation(observation, -x * x)
        : TimeStep.termination(observation, -x * x);
  }

  @Override
  public Optional<long[]> state() {
    if (!stateful) {
      return Optional.empty();
    }
    return PackedState.of(random, x, left, odd ? 1 : 0);
  }

  @Override
  public void restore(long[] state) {
    double[] numbers = PackedState.restore(state, random, 3);
    x = numbers[0];
    left = (int) numbers[1];
    odd = numbers[2] == 1;
  }

  /** Offers the task. */
  public static class Provider implements EnvironmentProvider {
    @Override
    public String id() {
      return ID;
    }

    @Override
    public String description() {
      return "Hold a number near 0 for a few steps.";
    }

    @Override
    public Environment create() {
      return new Uneven(true);
    }
  }

  /** Offers the task without a state. */
  public static final class Stateless extends Provider {
    @Override
    public String id() {
      return STATELESS_ID;
    }

    @Override
    public Environment create() {
      return new Uneven(false);
    }
  }
}
