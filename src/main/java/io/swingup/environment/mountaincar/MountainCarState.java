package io.swingup.environment.mountaincar;

import io.swingup.environment.FloatVector;

/**
 * Where the car is and how fast it drives. The task has units of its own: the valley is described
 * along the position, not along the slope, and time is counted in steps.
 *
 * @param position the horizontal position, in [−1.2, 0.6]; the bottom of the valley is at −π/6
 * @param velocity the change of the position in a step, in [−0.07, 0.07]
 * @param precision what both numbers are held in: double before the first step of an episode,
 *     single after it
 */
public record MountainCarState(double position, double velocity, Precision precision) {

  /**
   * Returns what an agent sees of the state.
   *
   * @return position and velocity, shape [2]
   */
  public FloatVector observation() {
    return FloatVector.of((float) position, (float) velocity);
  }
}
