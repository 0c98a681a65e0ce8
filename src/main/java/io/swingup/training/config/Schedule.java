package io.swingup.training.config;

import io.swingup.usage.Checks;

/**
 * A factor that falls in a straight line from 1 to a final value in the course of the run.
 *
 * @param from the environment step up to which the factor is 1; at least 0
 * @param to the environment step from which it is final; at least {@code from}
 * @param end the final factor; in [0, 1]; 1 for no change at all
 */
public record Schedule(long from, long to, double end) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public Schedule {
    Checks.require(from >= 0 && to >= from, "from must be in [0, to], where to is " + to, from);
    Checks.require(end >= 0 && end <= 1, "end must be in [0, 1]", end);
  }

  /**
   * Returns the factor at a step.
   *
   * @param step the environment steps before it
   * @return a number in [end, 1]
   */
  public double at(long step) {
    if (step <= from) {
      return 1;
    }
    return step >= to ? end : 1 - (1 - end) * (step - from) / (to - from);
  }
}
