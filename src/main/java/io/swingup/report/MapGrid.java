package io.swingup.report;

import io.swingup.environment.Axis;
import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import io.swingup.environment.StatePlane.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid over the plane that the states of a task lie in.
 *
 * @param plane the plane
 * @param columns the points from left to right
 * @param rows the points from top to bottom
 */
record MapGrid(StatePlane plane, int columns, int rows) {

  /** Returns how many points there are. */
  int size() {
    return rows * columns;
  }

  /** Returns what is observed at every point, shape [rows · columns, observationSize]. */
  float[] observations() {
    float[] observations = new float[0];
    for (int i = 0; i < size(); i++) {
      FloatVector observation = plane.observation(point(i % columns, i / columns));
      if (i == 0) {
        observations = new float[size() * observation.size()];
      }
      observation.copyTo(observations, observation.size() * i);
    }
    return observations;
  }

  /* The middle of a cell. */
  private Point point(int column, int row) {
    Axis x = plane.horizontal();
    Axis y = plane.vertical();
    return new Point(
        x.low() + (x.high() - x.low()) * (column + 0.5) / columns,
        y.high() - (y.high() - y.low()) * (row + 0.5) / rows);
  }

  /** Returns where an observation lies, x and y in [0, 1] from the upper left. */
  double[] position(FloatVector observation) {
    Point state = plane.state(observation);
    Axis y = plane.vertical();
    return new double[] {
      plane.horizontal().share(state.x()), (y.high() - state.y()) / (y.high() - y.low())
    };
  }

  /** Returns an episode as lines that do not cross the seam of an axis that wraps. */
  List<List<double[]>> lines(Playback playback) {
    List<List<double[]>> lines = new ArrayList<>();
    double[] last = {Double.NaN, Double.NaN};
    for (Playback.Moment moment : playback.moments()) {
      double[] position = position(moment.before().observation());
      if (lines.isEmpty()
          || isSeam(plane.horizontal(), position[0] - last[0])
          || isSeam(plane.vertical(), position[1] - last[1])) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(position);
      last = position;
    }
    return lines;
  }

  private static boolean isSeam(Axis axis, double move) {
    return axis.wraps() && Math.abs(move) >= 0.5;
  }
}
