package io.swingup.environment.lunarlander;

import io.swingup.environment.FloatVector;

/**
 * The pilot that Gymnasium has for demonstrations, in single precision as under NumPy 2.
 *
 * <p>Source: Gymnasium, gymnasium/envs/box2d/lunar_lander.py, function heuristic.
 */
final class HeuristicPilot {
  private static final float MAX_ANGLE = 0.4f;

  private HeuristicPilot() {}

  /** Returns the action of the main and the side engines, each in [−1, 1]. */
  static double[] act(FloatVector seen) {
    float angleWanted = clip(seen.get(0) * 0.5f + seen.get(2), MAX_ANGLE);
    float heightWanted = 0.55f * Math.abs(seen.get(0));
    float turn = (angleWanted - seen.get(4)) * 0.5f - seen.get(5);
    float lift = (heightWanted - seen.get(1)) * 0.5f - seen.get(3) * 0.5f;
    if (seen.get(6) != 0 || seen.get(7) != 0) {
      turn = 0;
      lift = -seen.get(3) * 0.5f;
    }
    return new double[] {clip(lift * 20 - 1, 1), clip(-turn * 20, 1)};
  }

  private static float clip(float value, float bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
