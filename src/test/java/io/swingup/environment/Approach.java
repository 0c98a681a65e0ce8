package io.swingup.environment;

import io.swingup.random.Pcg64;
import java.awt.geom.Ellipse2D;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

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

  private final int steps;
  private Pcg64 random = Pcg64.seeded(0);
  private double x;
  private double y;
  private int step = -1;

  /** Makes one of the usual length. */
  public Approach() {
    this(STEPS);
  }

  private Approach(int steps) {
    this.steps = steps;
  }

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

    /** Makes one that ends after {@code steps} steps. */
    @Override
    public Environment create(SortedMap<String, Object> parameters) {
      if (parameters.keySet().equals(Set.of("steps"))
          && parameters.get("steps") instanceof Integer steps) {
        return new Approach(steps);
      }
      return EnvironmentProvider.super.create(parameters);
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
      return new Stateless();
    }
  }

  /** The task as it is where nobody wrote {@code state()}. */
  private static final class Stateless extends Delegate.Renamed {
    private Stateless() {
      super("StatelessApproach-v0", new Approach());
    }

    @Override
    public Optional<long[]> state() {
      return Optional.empty();
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
    double[] clipped = SPEC.clipped(action);
    x = Math.max(-2, Math.min(2, x + clipped[0] / 2));
    y = Math.max(-2, Math.min(2, y - clipped[1] / 2));
    step++;
    double reward = -x * x - y * y;
    boolean ended = reward > -0.05 || step == steps;
    FloatVector observation = observation();
    step = ended ? -1 : step;
    return ended
        ? TimeStep.termination(observation, reward)
        : TimeStep.transition(observation, reward);
  }

  private FloatVector observation() {
    return FloatVector.rounded(x, y, step / (double) steps);
  }

  @Override
  public Optional<long[]> state() {
    return PackedState.of(random, x, y, step);
  }

  @Override
  public void restore(long[] state) {
    double[] numbers = PackedState.restore(state, random, 3);
    x = numbers[0];
    y = numbers[1];
    step = (int) numbers[2];
  }
}
