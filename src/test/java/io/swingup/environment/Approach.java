package io.swingup.environment;

import io.swingup.random.Pcg64;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Optional;

/**
 * A small task with three observations and two actions of different ranges that ends after a few
 * steps: move a point to the origin. The third observation is the time.
 */
public final class Approach implements Environment {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Approach-v0",
          Box.symmetric(2, 2, 1),
          new Box(FloatVector.of(-1, 0), FloatVector.of(1, 0.5f)));

  private static final int STEPS = 8;

  private Pcg64 random = Pcg64.seeded(0);
  private double x;
  private double y;
  private int step = -1;

  /** Offers the task, drawn as a dot. */
  public static final class Provider implements EnvironmentProvider {
    @Override
    public String id() {
      return SPEC.id();
    }

    @Override
    public String description() {
      return "Move a point to the origin.";
    }

    @Override
    public Environment create() {
      return new Approach();
    }

    @Override
    public Optional<Painter> painter() {
      return Optional.of(
          (canvas, observation, action) ->
              canvas.fill(
                  new Ellipse2D.Double(
                      observation.get(0) / 2 - 0.1, observation.get(1) / 2 - 0.1, 0.2, 0.2)));
    }
  }

  /** Offers the task without a state. */
  public static final class StatelessProvider implements EnvironmentProvider {
    @Override
    public String id() {
      return "StatelessApproach-v0";
    }

    @Override
    public String description() {
      return "Move a point to the origin, and forget it.";
    }

    @Override
    public Environment create() {
      return new Stateless(new Approach());
    }
  }

  /** The task as it is where nobody wrote {@code state()}. */
  private record Stateless(Approach approach) implements Environment {
    @Override
    public EnvironmentSpec spec() {
      return approach.spec();
    }

    @Override
    public TimeStep reset(long seed) {
      return approach.reset(seed);
    }

    @Override
    public TimeStep reset() {
      return approach.reset();
    }

    @Override
    public TimeStep step(double... action) {
      return approach.step(action);
    }
  }

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    x = random.uniform(-1, 1);
    y = random.uniform(-1, 1);
    step = 0;
    return TimeStep.first(observation());
  }

  @Override
  public TimeStep step(double... action) {
    if (step < 0) {
      throw new IllegalStateException("reset before the next step");
    }
    SPEC.requireAction(action);
    double[] clipped = action.clone();
    SPEC.action().clip(clipped);
    x = Math.max(-2, Math.min(2, x + clipped[0] / 2));
    y = Math.max(-2, Math.min(2, y - clipped[1] / 2));
    step++;
    double reward = -x * x - y * y;
    boolean ended = reward > -0.05 || step == STEPS;
    FloatVector observation = observation();
    step = ended ? -1 : step;
    return ended
        ? TimeStep.termination(observation, reward)
        : TimeStep.transition(observation, reward);
  }

  private FloatVector observation() {
    return FloatVector.rounded(x, y, step / (double) STEPS);
  }

  @Override
  public Optional<long[]> state() {
    long[] stream = random.state();
    long[] state = Arrays.copyOf(stream, stream.length + 3);
    state[stream.length] = Double.doubleToRawLongBits(x);
    state[stream.length + 1] = Double.doubleToRawLongBits(y);
    state[stream.length + 2] = step;
    return Optional.of(state);
  }

  @Override
  public void restore(long[] state) {
    int length = state.length - 3;
    random.restore(Arrays.copyOf(state, length));
    x = Double.longBitsToDouble(state[length]);
    y = Double.longBitsToDouble(state[length + 1]);
    step = (int) state[length + 2];
  }
}
