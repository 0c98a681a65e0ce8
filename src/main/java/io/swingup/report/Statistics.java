package io.swingup.report;

import io.swingup.random.Pcg64;
import java.util.Arrays;

/** Figures over several runs. */
final class Statistics {
  /** What the band is, for captions. */
  static final String BAND =
      "interquartile mean, band: 95 % of 2000 bootstrap resamples of the runs";

  private static final int RESAMPLES = 2_000;

  private Statistics() {}

  /**
   * A figure and the band around it.
   *
   * @param low the lower end
   * @param mean the figure
   * @param high the upper end
   */
  record Band(double low, double mean, double high) {}

  /**
   * Returns the interquartile mean over runs and its bootstrap band (Agarwal et al. 2021, section
   * 4): the middle 95 % of the means of as many runs drawn with replacement.
   */
  static Band band(double... values) {
    Pcg64 random = Pcg64.seeded(0);
    double[] means = new double[RESAMPLES];
    double[] drawn = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = values[random.nextInt(values.length)];
      }
      means[i] = interquartileMean(drawn);
    }
    Arrays.sort(means);
    int tail = RESAMPLES / 40;
    return new Band(means[tail], interquartileMean(values), means[RESAMPLES - 1 - tail]);
  }

  /** Returns the mean without the lowest and the highest quarter, each rounded down. */
  static double interquartileMean(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 4;
    return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(Double.NaN);
  }
}
