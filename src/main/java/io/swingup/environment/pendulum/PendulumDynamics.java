package io.swingup.environment.pendulum;

/**
 * The physics and the reward of Gymnasium's {@code Pendulum-v1} as pure functions.
 *
 * <p>All arithmetic is in double precision, as Gymnasium's is when it is given a {@code float64}
 * action.
 */
public final class PendulumDynamics {
  /*
   * A rod of mass m and length l turns about one end; a is its angle from upright, w its angular
   * velocity, u the torque. In this order:
   *
   *   u  <- clip(u, -2, 2)
   *   r   = -(wrap(a)^2 + 0.1 w^2 + 0.001 u^2)             of the old state
   *   w' <- clip(w + (3g / 2l sin a + 3 / (m l^2) u) dt, -8, 8)
   *   a' <- a + w' dt                                      with the new w: semi-implicit Euler
   *
   * Source: Gymnasium, gymnasium/envs/classic_control/pendulum.py, class PendulumEnv. StrictMath
   * gives the same bits on every machine; it may differ from NumPy's sine in the last one.
   */

  /** The time that passes in one step, in s. */
  public static final double TIME_STEP_SECONDS = 0.05;

  /** The largest torque of the motor in either direction, in N m. */
  public static final double MAX_TORQUE_NEWTON_METRES = 2;

  /** The largest angular velocity in either direction, in rad/s. */
  public static final double MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND = 8;

  /** The acceleration due to gravity, in m/s². */
  public static final double GRAVITY_METRES_PER_SECOND_SQUARED = 10;

  /** The mass of the rod, in kg. */
  public static final double MASS_KILOGRAMS = 1;

  /** The length of the rod, in m. */
  public static final double LENGTH_METRES = 1;

  /** The cost of an angular velocity of 1 rad/s; a squared angle of 1 rad² costs 1. */
  public static final double ANGULAR_VELOCITY_COST = 0.1;

  /** The cost of a torque of 1 N m. */
  public static final double TORQUE_COST = 0.001;

  private static final double TURN = 2 * Math.PI;

  /** Angular acceleration per sine of the angle, 3g / 2l, in rad/s². */
  private static final double GRAVITY_GAIN =
      3 * GRAVITY_METRES_PER_SECOND_SQUARED / (2 * LENGTH_METRES);

  /** Angular acceleration per torque, 3 / (m l²), in rad/s² per N m. */
  private static final double TORQUE_GAIN = 3 / (MASS_KILOGRAMS * LENGTH_METRES * LENGTH_METRES);

  private PendulumDynamics() {}

  /**
   * Returns the state after one time step.
   *
   * @param state the state before
   * @param torque the torque in N m; clipped to [−2, 2]
   * @return the state {@link #TIME_STEP_SECONDS} later
   */
  public static PendulumState next(PendulumState state, double torque) {
    return move(state, TORQUE_GAIN * clipTorque(torque));
  }

  /**
   * Returns the reward of applying a torque.
   *
   * @param state the state before the torque acts
   * @param torque the torque in N m; clipped to [−2, 2]
   * @return the reward, in [−16.2736044, 0]
   */
  public static double reward(PendulumState state, double torque) {
    double clipped = clipTorque(torque);
    return -(stateCost(state) + TORQUE_COST * (clipped * clipped));
  }

  /**
   * Returns the angle within one turn about upright.
   *
   * @param angle an angle in rad
   * @return the same direction in rad, in [−π, π)
   */
  public static double wrap(double angle) {
    double remainder = (angle + Math.PI) % TURN; // has the sign of the left side in Java
    double floorModulo = remainder < 0 ? remainder + TURN : remainder;
    return floorModulo - Math.PI;
  }

  private static PendulumState move(PendulumState state, double accelerationByTorque) {
    double acceleration = GRAVITY_GAIN * StrictMath.sin(state.angle()) + accelerationByTorque;
    double angularVelocity =
        clip(
            state.angularVelocity() + acceleration * TIME_STEP_SECONDS,
            MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND);
    double angle = state.angle() + angularVelocity * TIME_STEP_SECONDS;
    return new PendulumState(angle, angularVelocity);
  }

  private static double stateCost(PendulumState state) {
    double angle = wrap(state.angle());
    double angularVelocity = state.angularVelocity();
    return angle * angle + ANGULAR_VELOCITY_COST * (angularVelocity * angularVelocity);
  }

  private static double clipTorque(double torque) {
    return clip(torque, MAX_TORQUE_NEWTON_METRES);
  }

  private static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
