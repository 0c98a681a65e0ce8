package io.swingup.environment;

import io.swingup.random.Pcg64;
import org.jspecify.annotations.Nullable;

/** A small task that ends: sink from a random height to the ground, faster or slower. */
final class Descent implements Environment {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 0.2;

  private final double discount;
  private Pcg64 random = Pcg64.seeded(0);
  private double height;
  private TimeStep.@Nullable Kind last;
  private boolean closed;

  Descent() {
    this(1);
  }

  /** Creates a task whose steps, except first and last, have the given discount. */
  Descent(double discount) {
    this.discount = discount;
  }

  @Override
  public EnvironmentSpec spec() {
    Box height = new Box(FloatVector.of(0), FloatVector.of(1));
    Box speed = new Box(FloatVector.of((float) SLOWEST), FloatVector.of((float) FASTEST));
    return new EnvironmentSpec("Descent", height, speed);
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    height = random.uniform(0.5, 1);
    return record(TimeStep.first(observation()));
  }

  @Override
  public TimeStep step(double... action) {
    if (last == null) {
      throw new IllegalStateException("reset before the first step");
    }
    if (last == TimeStep.Kind.LAST) {
      throw new IllegalStateException("reset before the next step: episode is over");
    }
    height = Math.max(0, height - spec().clipped(action)[0]);
    return record(
        height == 0
            ? TimeStep.termination(observation(), 1)
            : new TimeStep(TimeStep.Kind.MID, observation(), -height, discount));
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  private FloatVector observation() {
    return FloatVector.of((float) height);
  }

  private TimeStep record(TimeStep step) {
    last = step.kind();
    return step;
  }
}
