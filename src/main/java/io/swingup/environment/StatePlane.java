package io.swingup.environment;

import java.util.List;

/**
 * The plane that the states of a task lie in, so that what a policy does in every state can be
 * drawn as a map.
 */
public interface StatePlane {

  /**
   * A point of the plane, in the units of its axes.
   *
   * @param x the value on the horizontal axis
   * @param y the value on the vertical axis
   */
  record Point(double x, double y) {}

  /**
   * Returns the axis from left to right.
   *
   * @return the same axis at every call
   */
  Axis horizontal();

  /**
   * Returns the axis from bottom to top.
   *
   * @return the same axis at every call
   */
  Axis vertical();

  /**
   * Returns what the numbers of an action are.
   *
   * @return a title for the map of each, such as {@code torque of the policy in N m}; as many as an
   *     action has numbers
   */
  List<String> actions();

  /**
   * Returns what is observed in a state.
   *
   * @param state a point within both axes
   * @return the observation, shape [observationSize]
   */
  FloatVector observation(Point state);

  /**
   * Returns the state that an observation was made in.
   *
   * @param observation an observation, shape [observationSize]
   * @return its point; within an axis that wraps, perhaps outside of others
   */
  Point state(FloatVector observation);
}
