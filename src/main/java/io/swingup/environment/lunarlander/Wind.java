package io.swingup.environment.lunarlander;

import io.swingup.random.Pcg64;

/**
 * The wind of one episode: a force and a torque that never repeat, from a place in their course
 * that is drawn at the start.
 *
 * <p>Source: Gymnasium, gymnasium/envs/box2d/lunar_lander.py, class LunarLander, method step.
 */
final class Wind {
  private static final int BOUND = 9999;

  private int forceIndex;
  private int torqueIndex;

  /**
   * Draws where the wind begins.
   *
   * @param random gives two whole numbers
   */
  Wind(Pcg64 random) {
    forceIndex = random.nextInt(-BOUND, BOUND);
    torqueIndex = random.nextInt(-BOUND, BOUND);
  }

  /**
   * Returns the force of the next step.
   *
   * @return a share of the greatest force, in (−1, 1); to the right if positive
   */
  double nextForce() {
    return strength(forceIndex++);
  }

  /**
   * Returns the torque of the next step.
   *
   * @return a share of the greatest torque, in (−1, 1); counter-clockwise if positive
   */
  double nextTorque() {
    return strength(torqueIndex++);
  }

  private static double strength(int index) {
    return StrictMath.tanh(StrictMath.sin(0.02 * index) + StrictMath.sin(Math.PI * 0.01 * index));
  }
}
