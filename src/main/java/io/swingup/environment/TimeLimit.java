package io.swingup.environment;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * An environment whose episodes are cut off after a number of steps.
 *
 * <p>The last step keeps its discount, because the task itself could have continued; where the task
 * ends at that very step, it counts as ended. Closing the limit closes the environment inside.
 */
public final class TimeLimit implements Environment {
  private final Environment environment;
  private final int maxSteps;
  private int stepCount;
  private Phase phase = Phase.NEW;

  private enum Phase {
    NEW,
    RUNNING,
    OVER
  }

  /**
   * Wraps an environment.
   *
   * @param environment the environment to limit; from now on used and closed by this one alone
   * @param maxSteps the number of steps after which an episode is over, at least 1
   * @throws IllegalArgumentException if {@code maxSteps} is below 1
   */
  public TimeLimit(Environment environment, int maxSteps) {
    if (maxSteps < 1) {
      throw new IllegalArgumentException("maxSteps must be at least 1, was " + maxSteps);
    }
    this.environment = environment;
    this.maxSteps = maxSteps;
  }

  @Override
  public EnvironmentSpec spec() {
    return environment.spec();
  }

  @Override
  public TimeStep reset(long seed) {
    return begin(environment.reset(seed));
  }

  @Override
  public TimeStep reset() {
    return begin(environment.reset());
  }

  @Override
  public TimeStep step(double... action) {
    requireRunning();
    TimeStep step = Objects.requireNonNull(environment.step(action), "step returned nothing");
    stepCount++;
    TimeStep limited = stepCount == maxSteps ? cutOff(step) : step;
    phase = limited.isLast() ? Phase.OVER : Phase.RUNNING;
    return limited;
  }

  @Override
  public Optional<long[]> state() {
    long running = phase == Phase.RUNNING ? 1 : 0;
    return environment
        .state()
        .map(
            inner ->
                LongStream.concat(LongStream.of(stepCount, running), Arrays.stream(inner))
                    .toArray());
  }

  @Override
  public void restore(long[] state) {
    boolean fits = state.length >= 2 && (state[1] == 0 || state[1] == 1);
    if (!fits || state[0] < 0 || state[0] > maxSteps) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a time limit of %d steps cannot be in the state %s",
              maxSteps,
              Arrays.toString(state)));
    }
    environment.restore(Arrays.copyOfRange(state, 2, state.length));
    stepCount = (int) state[0];
    phase = state[1] == 1 ? Phase.RUNNING : Phase.OVER;
  }

  @Override
  public Optional<BufferedImage> picture() {
    return environment.picture();
  }

  @Override
  public void close() {
    environment.close();
  }

  private TimeStep begin(TimeStep first) {
    stepCount = 0;
    phase = Phase.RUNNING;
    return first;
  }

  private void requireRunning() {
    switch (phase) {
      case NEW -> throw new IllegalStateException("reset before the first step");
      case OVER -> throw new IllegalStateException("reset before the next step: episode is over");
      case RUNNING -> {}
    }
  }

  private static TimeStep cutOff(TimeStep step) {
    return step.isLast()
        ? step
        : new TimeStep(TimeStep.Kind.LAST, step.observation(), step.reward(), step.discount());
  }
}
