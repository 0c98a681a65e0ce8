package io.swingup.sweep;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeLimit;
import io.swingup.environment.TimeStep;
import java.util.OptionalDouble;

/** A task of 15 steps that is solved at once, and does not fit the memory from start 6. */
public final class TooLarge implements EnvironmentProvider {
  private static final FloatVector SEEN = FloatVector.of(0, 1);

  @Override
  public String id() {
    return "TooLarge-v0";
  }

  @Override
  public String description() {
    return "A task for tests that does not fit the memory from one of its starts.";
  }

  @Override
  public OptionalDouble solvedReturn() {
    return OptionalDouble.of(10);
  }

  @Override
  public Environment create() {
    return new TimeLimit(new Task(), 15);
  }

  private static final class Task implements Environment {
    @Override
    public EnvironmentSpec spec() {
      return new EnvironmentSpec(
          "TooLarge-v0",
          new Box(FloatVector.of(-1, -1), FloatVector.of(1, 1)),
          new Box(FloatVector.of(-1), FloatVector.of(1)));
    }

    @Override
    public TimeStep reset(long seed) {
      if (seed == 6) {
        throw new OutOfMemoryError("Java heap space");
      }
      return reset();
    }

    @Override
    public TimeStep reset() {
      return TimeStep.first(SEEN);
    }

    @Override
    public TimeStep step(double... action) {
      return TimeStep.transition(SEEN, 1);
    }
  }
}
