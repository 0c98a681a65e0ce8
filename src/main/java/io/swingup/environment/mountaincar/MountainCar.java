package io.swingup.environment.mountaincar;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.PackedState;
import io.swingup.environment.TimeStep;
import io.swingup.environment.mountaincar.MountainCarDynamics.Outcome;
import io.swingup.random.Pcg64;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gymnasium's {@code MountainCarContinuous-v0} without its time limit.
 *
 * <p>The observation is (position, velocity), shape [2]; the action is the push, shape [1], which
 * the car feels clipped to [−1, 1]. The reward is −0.1 times the square of the push as it was asked
 * for, and 100 more where the car reaches 0.45 and the task ends. An episode starts at rest at a
 * position drawn from U(−0.6, −0.4), the same number as in Gymnasium for the same seed.
 */
public final class MountainCar implements Environment {
  /** The name under which the task is registered, its time limit included. */
  public static final String ID = "MountainCarContinuous-v0";

  private static final double LOWEST_START = -0.6;
  private static final double HIGHEST_START = -0.4;
  private static final int OWN_NUMBERS = 4;

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          ID,
          new Box(
              FloatVector.rounded(
                  MountainCarDynamics.MIN_POSITION, -MountainCarDynamics.MAX_VELOCITY),
              FloatVector.rounded(
                  MountainCarDynamics.MAX_POSITION, MountainCarDynamics.MAX_VELOCITY)),
          Box.symmetric((float) MountainCarDynamics.MAX_PUSH));

  private final Precision actions;
  private Pcg64 random = Pcg64.seeded(0);
  private @Nullable MountainCarState state;
  private boolean over;

  /**
   * Creates a car whose actions are those of the action space in Gymnasium: rounded to single
   * precision. Its random stream is seeded with 0 until {@link #reset(long)} is called.
   */
  public MountainCar() {
    this(Precision.SINGLE);
  }

  /**
   * Creates a car.
   *
   * @param actions the type of the actions in Gymnasium, which decides how the steps are rounded
   */
  public MountainCar(Precision actions) {
    this.actions = actions;
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
    double position = random.uniform(LOWEST_START, HIGHEST_START);
    MountainCarState start = new MountainCarState(position, 0, Precision.DOUBLE);
    state = start;
    over = false;
    return TimeStep.first(start.observation());
  }

  @Override
  public TimeStep step(double... action) {
    MountainCarState before = position();
    if (over) {
      throw new IllegalStateException("reset before the next step: episode is over");
    }
    SPEC.requireAction(action);
    Outcome outcome = MountainCarDynamics.next(before, action[0], actions);
    state = outcome.state();
    over = outcome.terminated();
    FloatVector observation = outcome.state().observation();
    return over
        ? TimeStep.termination(observation, outcome.reward())
        : TimeStep.transition(observation, outcome.reward());
  }

  /**
   * {@inheritDoc} Position, velocity, their precision, whether the episode is over, and the state
   * of the random stream.
   */
  @Override
  public Optional<long[]> state() {
    MountainCarState now = position();
    double exact = now.precision() == Precision.DOUBLE ? 1 : 0;
    return PackedState.of(random, now.position(), now.velocity(), exact, over ? 1 : 0);
  }

  @Override
  public void restore(long[] all) {
    double[] numbers = PackedState.restore(all, random, OWN_NUMBERS);
    if (!isFlag(numbers[2]) || !isFlag(numbers[3])) {
      throw new IllegalArgumentException(
          "a mountain car cannot be in the state " + Arrays.toString(numbers));
    }
    Precision precision = numbers[2] == 1 ? Precision.DOUBLE : Precision.SINGLE;
    state = new MountainCarState(numbers[0], numbers[1], precision);
    over = numbers[3] == 1;
  }

  private static boolean isFlag(double number) {
    return number == 0 || number == 1;
  }

  /**
   * Returns where the car is and how fast it drives.
   *
   * @return the present state
   * @throws IllegalStateException if no episode has been started
   */
  public MountainCarState position() {
    if (state == null) {
      throw new IllegalStateException("reset before the first step");
    }
    return state;
  }
}
