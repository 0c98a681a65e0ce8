package io.swingup.report;

import io.swingup.environment.FloatVector;
import io.swingup.environment.pendulum.PendulumDynamics;
import io.swingup.environment.pendulum.PendulumState;
import java.util.ArrayList;
import java.util.List;

/**
 * The plane of the pendulum's states: the angle from −π to π rad, left to right, and the angular
 * velocity from −8 to 8 rad/s, upwards.
 *
 * @param columns the points from left to right
 * @param rows the points from top to bottom
 */
record Plane(int columns, int rows) {
  private static final double TOP = PendulumDynamics.MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND;

  /** Returns what is observed at every point, shape [rows · columns, 3], row by row. */
  float[] observations() {
    float[] observations = new float[rows * columns * 3];
    for (int i = 0; i < rows * columns; i++) {
      int row = i / columns;
      int column = i % columns;
      double angle = -Math.PI + 2 * Math.PI * (column + 0.5) / columns;
      double velocity = TOP - 2 * TOP * (row + 0.5) / rows;
      new PendulumState(angle, velocity).observation().copyTo(observations, 3 * i);
    }
    return observations;
  }

  /** Returns where an observation lies, x and y in [0, 1] from the upper left. */
  static double[] position(FloatVector observation) {
    double angle = Math.atan2(observation.get(1), observation.get(0));
    return new double[] {(angle + Math.PI) / (2 * Math.PI), (TOP - observation.get(2)) / (2 * TOP)};
  }

  /** Returns an episode as lines that do not cross the seam at ±π. */
  static List<List<double[]>> lines(Playback playback) {
    List<List<double[]>> lines = new ArrayList<>();
    double last = Double.NaN;
    for (Playback.Moment moment : playback.moments()) {
      double[] position = position(moment.before().observation());
      if (!(Math.abs(position[0] - last) < 0.5)) { // NaN at first
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(position);
      last = position[0];
    }
    return lines;
  }
}
