package io.swingup.faults;

import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeLimit;
import io.swingup.environment.TimeStep;
import io.swingup.environment.pendulum.Pendulum;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A pendulum that goes wrong in the middle of its fifth episode, at step 850 of a run. */
final class FaultyPendulum implements Environment {
  private static final int EPISODE = 5;
  private static final int STEP = 50;

  private final Pendulum pendulum = new Pendulum();
  private final UnaryOperator<TimeStep> fault;
  private int episode;
  private int step;

  private FaultyPendulum(UnaryOperator<TimeStep> fault) {
    this.fault = fault;
  }

  @Override
  public EnvironmentSpec spec() {
    return pendulum.spec();
  }

  @Override
  public TimeStep reset(long seed) {
    pendulum.reset(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    episode++;
    step = 0;
    return pendulum.reset();
  }

  @Override
  public TimeStep step(double... action) {
    TimeStep after = pendulum.step(action);
    return ++step == STEP && episode == EPISODE ? fault.apply(after) : after;
  }

  @Override
  public Optional<long[]> state() {
    return pendulum.state();
  }

  /** Offers a kind of fault. */
  private abstract static class Provider implements EnvironmentProvider {
    private final String id;
    private final UnaryOperator<TimeStep> fault;

    private Provider(String id, UnaryOperator<TimeStep> fault) {
      this.id = id;
      this.fault = fault;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String description() {
      return "A pendulum for tests, which goes wrong.";
    }

    @Override
    public Environment create() {
      return new Delegate.Renamed(id, new TimeLimit(new FaultyPendulum(fault), 200));
    }
  }

  /** Has no reward. */
  public static final class NanReward extends Provider {
    public NanReward() {
      super("NanReward-v0", step -> TimeStep.transition(step.observation(), Double.NaN));
    }
  }

  /** Turns infinitely fast. */
  public static final class InfiniteObservation extends Provider {
    public InfiniteObservation() {
      super(
          "InfiniteObservation-v0",
          step -> TimeStep.transition(FloatVector.of(0, 1, Float.POSITIVE_INFINITY), -1));
    }
  }

  /** Throws. */
  public static final class Throwing extends Provider {
    public Throwing() {
      super(
          "Throwing-v0",
          step -> {
            throw new IllegalArgumentException("the rod broke");
          });
    }
  }

  /** Ends the process. */
  public static final class Exiting extends Provider {
    public Exiting() {
      super(
          "Exiting-v0",
          step -> {
            System.exit(0);
            return step;
          });
    }
  }

  /** Never returns. */
  public static final class Endless extends Provider {
    public Endless() {
      super(
          "Endless-v0",
          step -> {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return step;
          });
    }
  }
}
