package io.swingup.environment;

import java.util.List;

/**
 * An axis of the plane that the states of a task lie in.
 *
 * @param label what it shows and in which unit, such as {@code angle from upright in rad}
 * @param low the value at the left or lower end
 * @param high the value at the other end, above {@code low}
 * @param ticks the labels of evenly spaced values from {@code low} to {@code high}, at least 2
 * @param wraps whether both ends are the same state, so that an episode that leaves the plane at
 *     one end comes back at the other
 */
public record Axis(String label, double low, double high, List<String> ticks, boolean wraps) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the ends are not finite or in the wrong order, or there are
   *     fewer than 2 ticks
   */
  public Axis {
    if (!(low < high && Double.isFinite(high - low))) { // negated so that NaN is caught too
      throw new IllegalArgumentException(
          "an axis must be finite, with low below high, was " + low + " to " + high);
    }
    if (ticks.size() < 2) {
      throw new IllegalArgumentException("an axis must have at least 2 ticks, had " + ticks);
    }
    ticks = List.copyOf(ticks);
  }

  /**
   * Returns where a value lies between both ends.
   *
   * @param value a value in the axis' unit
   * @return 0 at the low end, 1 at the high end; outside of that where the value is
   */
  public double share(double value) {
    return (value - low) / (high - low);
  }
}
