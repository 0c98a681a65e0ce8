package io.swingup.statistics;

import java.util.Arrays;

/** Single figures for the scores of all runs on all tasks (Agarwal et al. 2021, section 4). */
public final class Aggregates {
  private Aggregates() {}

  /**
   * Returns the mean.
   *
   * @param scores shape [runs, tasks]
   * @return the mean over runs and tasks
   */
  public static double mean(Scores scores) {
    return mean(scores.all());
  }

  /**
   * Returns the median over all runs and tasks; rliable's is the median over tasks of means over
   * runs, which for one task is the mean.
   *
   * @param scores shape [runs, tasks]
   * @return the value in the middle, or the mean of the two that are
   */
  public static double median(Scores scores) {
    double[] sorted = sorted(scores);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * Returns the interquartile mean: that of the scores without the lowest and the highest quarter,
   * each rounded down to a whole number of scores (section 4.3).
   *
   * @param scores shape [runs, tasks]
   * @return the mean of the middle half
   */
  public static double interquartileMean(Scores scores) {
    double[] sorted = sorted(scores);
    int cut = sorted.length / 4;
    return mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
  }

  /**
   * Returns the optimality gap: by how much scores fall short of a target on average, where what
   * lies above the target counts as the target (section 4.3).
   *
   * @param scores shape [runs, tasks]
   * @param target the score beyond which improvements do not matter
   * @return the mean of max(target − score, 0), at least 0; less is better
   */
  public static double optimalityGap(Scores scores, double target) {
    return target - Arrays.stream(scores.all()).map(x -> Math.min(x, target)).sum() / size(scores);
  }

  /**
   * Returns the performance profile: which share of the scores lies above each threshold (section
   * 4.2, score distribution).
   *
   * @param scores shape [runs, tasks]
   * @param thresholds shape [n]
   * @return the shares, each in [0, 1], shape [n]
   */
  public static double[] profile(Scores scores, double... thresholds) {
    double[] sorted = sorted(scores);
    return Arrays.stream(thresholds).map(x -> (double) above(sorted, x) / sorted.length).toArray();
  }

  /* How many of the sorted values are greater than the threshold. */
  private static int above(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (sorted[middle] > threshold) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  /**
   * Returns the probability of improvement: that on a random task a run of one algorithm scores
   * higher than one of another, where equal scores count one half (section 4.3).
   *
   * @param x the one, shape [runs, tasks]
   * @param y the other, shape [runs', tasks]
   * @return the mean over tasks of P(x &gt; y) + P(x = y) / 2, in [0, 1]
   * @throws IllegalArgumentException if the numbers of tasks differ
   */
  public static double probabilityOfImprovement(Scores x, Scores y) {
    if (x.tasks() != y.tasks()) {
      throw new IllegalArgumentException(
          "both must have the same tasks, had " + x.tasks() + " and " + y.tasks());
    }
    double wins = 0;
    for (int task = 0; task < x.tasks(); task++) {
      for (int i = 0; i < x.runs(); i++) {
        for (int j = 0; j < y.runs(); j++) {
          wins += (Math.signum(x.get(i, task) - y.get(j, task)) + 1) / 2;
        }
      }
    }
    return wins / ((double) x.runs() * y.runs() * x.tasks());
  }

  private static int size(Scores scores) {
    return scores.runs() * scores.tasks();
  }

  private static double mean(double... values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double[] sorted(Scores scores) {
    double[] sorted = scores.all();
    Arrays.sort(sorted);
    return sorted;
  }
}
