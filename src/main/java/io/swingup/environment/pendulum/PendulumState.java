package io.swingup.environment.pendulum;

import io.swingup.environment.FloatVector;

/**
 * Where the pendulum is and how fast it turns.
 *
 * @param angle the angle from upright in rad, counter-clockwise positive; not wrapped, so it counts
 *     whole turns too
 * @param angularVelocity the angular velocity in rad/s, in [−8, 8]
 */
public record PendulumState(double angle, double angularVelocity) {

  /**
   * Returns what an agent sees of the state.
   *
   * @return cos(angle), sin(angle) and the angular velocity in rad/s, shape [3]
   */
  public FloatVector observation() {
    return FloatVector.of(
        (float) StrictMath.cos(angle), (float) StrictMath.sin(angle), (float) angularVelocity);
  }
}
