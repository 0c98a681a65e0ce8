package io.swingup.environment.mountaincar;

/**
 * The physics, the reward and the end of Gymnasium's {@code MountainCarContinuous-v0} as pure
 * functions, rounded as NumPy 2 rounds them.
 */
public final class MountainCarDynamics {
  /*
   * A car at x with the velocity v is pushed by a, in a valley of the height 0.45 sin(3x) + 0.55:
   *
   *   v' <- clip(v + 0.0015 clip(a, -1, 1) - 0.0025 cos(3x), -0.07, 0.07)
   *   x' <- clip(x + v', -1.2, 0.6);  v' <- 0 where x' = -1.2 and v' < 0
   *   the task ends where x' >= 0.45 and v' >= 0
   *   r   = (100 if the task ends) - 0.1 a^2                with a as it was asked for
   *
   * Source: Gymnasium, gymnasium/envs/classic_control/continuous_mountain_car.py, class
   * Continuous_MountainCarEnv. Numbers there change their type on the way (NEP 50):
   *
   *   - A number written in the program, or one that was clipped, is a Python float: alone with its
   *     like it is double, beside a NumPy number it takes that one's type.
   *   - A NumPy float32 beside a NumPy float64 becomes a float64.
   *   - The state is float64 after a reset, and float32 after each step.
   *
   * StrictMath gives the same bits on every machine. Its cosine may differ from C's in the last of
   * 53 bits, which rounding to 24 bits nearly always hides; so may C's square of a float64 action.
   */

  /** The position at which the task ends. */
  public static final double GOAL_POSITION = 0.45;

  /** The position of the wall on the left. */
  public static final double MIN_POSITION = -1.2;

  /** The position beyond the goal that the car cannot pass. */
  public static final double MAX_POSITION = 0.6;

  /** The largest velocity in either direction. */
  public static final double MAX_VELOCITY = 0.07;

  /** The largest push in either direction. */
  public static final double MAX_PUSH = 1;

  private static final double POWER = 0.0015;
  private static final double GRAVITY = 0.0025;
  private static final double GOAL_REWARD = 100;
  private static final double PUSH_COST = 0.1;

  private MountainCarDynamics() {}

  /**
   * What a step leads to.
   *
   * @param state the state after the step, in single precision
   * @param reward the reward of the step; at most 100
   * @param terminated whether the task ended
   */
  public record Outcome(MountainCarState state, double reward, boolean terminated) {}

  /**
   * Returns what a push leads to.
   *
   * @param state the state before
   * @param push the push, any finite number; the car feels it clipped to [−1, 1], but all of it is
   *     paid for
   * @param precision the type of the action in Gymnasium; a push of single precision is rounded to
   *     that first
   * @return the state a step later, the reward and whether the task ended
   */
  public static Outcome next(MountainCarState state, double push, Precision precision) {
    double asked = precision.round(push);
    double force = clip(asked, MAX_PUSH);
    boolean clipped = force != asked;
    Precision moving =
        clipped ? state.precision() : wider(state.precision(), precision); // of the new velocity
    double change = velocityChange(state, force, clipped ? Precision.DOUBLE : precision);
    double velocity = moving.round(state.velocity() + moving.round(change));
    double limit = moving.round(MAX_VELOCITY);
    boolean limited = Math.abs(velocity) > limit;
    return arrive(
        state.position(),
        limited ? Math.copySign(MAX_VELOCITY, velocity) : velocity,
        limited ? state.precision() : moving,
        asked);
  }

  /**
   * Returns the height of the valley.
   *
   * @param position a position
   * @return the height, in the unit of the position, in [0.1, 1]
   */
  static double height(double position) {
    return 0.45 * StrictMath.sin(3 * position) + 0.55;
  }

  private static double velocityChange(MountainCarState state, double force, Precision precision) {
    double cosine = StrictMath.cos(state.precision().round(3 * state.position()));
    double driven = precision.round(force * precision.round(POWER));
    return precision.round(driven - precision.round(GRAVITY * cosine));
  }

  private static Outcome arrive(double from, double velocity, Precision precision, double asked) {
    double moved = precision.round(from + precision.round(velocity));
    double left = precision.round(MIN_POSITION);
    double position = Math.max(left, Math.min(precision.round(MAX_POSITION), moved));
    double remaining = position == left && velocity < 0 ? 0 : velocity;
    boolean terminated = position >= precision.round(GOAL_POSITION) && remaining >= 0;
    double reward = (terminated ? GOAL_REWARD : 0) - asked * asked * PUSH_COST;
    MountainCarState state =
        new MountainCarState((float) position, (float) remaining, Precision.SINGLE);
    return new Outcome(state, reward, terminated);
  }

  private static Precision wider(Precision one, Precision other) {
    return one == Precision.DOUBLE ? one : other;
  }

  private static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
