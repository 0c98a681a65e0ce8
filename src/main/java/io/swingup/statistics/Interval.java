package io.swingup.statistics;

/**
 * A figure between two ends, mostly those of its 95 % confidence interval.
 *
 * @param low the lower end; NaN where there is no interval
 * @param estimate the figure itself
 * @param high the upper end; NaN where there is no interval
 */
public record Interval(double low, double estimate, double high) {

  /**
   * Returns a figure that has no interval.
   *
   * @param estimate the figure
   * @return the figure between two NaN
   */
  static Interval unknown(double estimate) {
    return new Interval(Double.NaN, estimate, Double.NaN);
  }
}
