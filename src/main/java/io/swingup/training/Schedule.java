package io.swingup.training;

/**
 * A factor that falls in a straight line from 1 to a final value as the run goes on.
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
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "from and to must be in order and at least 0, were %d and %d".formatted(from, to));
    }
    if (!(end >= 0 && end <= 1)) { // negated so that NaN is caught too
      throw new IllegalArgumentException("end must be in [0, 1], was " + end);
    }
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
