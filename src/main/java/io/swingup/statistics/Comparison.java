package io.swingup.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What the scores of two sets of runs on one task come to.
 *
 * @param a the score of each run of the one set
 * @param b the score of each run of the other
 * @param target the score beyond which improvements do not matter; NaN for none, then there is no
 *     optimality gap
 * @param lessIsBetter whether the lower of two scores is the better one
 */
public record Comparison(List<Double> a, List<Double> b, double target, boolean lessIsBetter) {

  /**
   * One figure.
   *
   * @param name its name, as in files
   * @param value the figure, with its interval if it has one
   */
  public record Figure(String name, Interval value) {}

  /**
   * Returns the figures of one set, with intervals from the same resamples.
   *
   * @param scores those of {@link #a} or {@link #b}
   * @return mean, median, interquartile mean and, where there is a target, optimality gap
   */
  public List<Figure> of(List<Double> scores) {
    List<String> names = new ArrayList<>(List.of("mean", "median", "interquartile_mean"));
    List<ToDoubleFunction<Scores>> figures =
        new ArrayList<>(
            List.of(Aggregates::mean, Aggregates::median, Aggregates::interquartileMean));
    if (!Double.isNaN(target)) {
      names.add("optimality_gap");
      figures.add(
          lessIsBetter
              ? drawn -> Aggregates.optimalityGap(drawn.negated(), -target)
              : drawn -> Aggregates.optimalityGap(drawn, target));
    }
    List<Interval> found =
        Bootstrap.THOROUGH.ofEach(
            drawn -> figures.stream().mapToDouble(each -> each.applyAsDouble(drawn)).toArray(),
            matrix(scores));
    List<Figure> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(new Figure(names.get(i), found.get(i)));
    }
    return all;
  }

  /**
   * Returns the figures of both sets together: the probability that a run of {@code a} scores
   * better than one of {@code b}, and the probabilities of the two tests.
   *
   * @return the figures; the tests have no interval
   */
  public List<Figure> ofBoth() {
    Sample x = new Sample(a, 0);
    Sample y = new Sample(b, 0);
    return List.of(
        new Figure(
            "probability_of_improvement",
            Bootstrap.THOROUGH.of(this::probabilityOfImprovement, matrix(a), matrix(b))),
        new Figure("kolmogorov_smirnov_p", test(TwoSampleTests.kolmogorovSmirnov(x, y))),
        new Figure("mann_whitney_p", test(TwoSampleTests.mannWhitney(x, y))));
  }

  private double probabilityOfImprovement(Scores x, Scores y) {
    return lessIsBetter
        ? Aggregates.probabilityOfImprovement(y, x)
        : Aggregates.probabilityOfImprovement(x, y);
  }

  private static Interval test(OptionalDouble probability) {
    return Interval.unknown(probability.orElse(Double.NaN));
  }

  /**
   * Returns at which scores the performance profiles of both sets are steps.
   *
   * @return each score once, in order
   */
  public double[] thresholds() {
    double[] all = new double[a.size() + b.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < a.size() ? a.get(i) : b.get(i - a.size());
    }
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  /**
   * Returns the performance profile of one set: the share of its runs above each threshold.
   *
   * @param scores those of {@link #a} or {@link #b}
   * @param thresholds shape [n]
   * @return the shares, each in [0, 1] and with its interval, n of them
   */
  public static List<Interval> profile(List<Double> scores, double... thresholds) {
    return Bootstrap.QUICK.ofEach(drawn -> Aggregates.profile(drawn, thresholds), matrix(scores));
  }

  private static Scores matrix(List<Double> scores) {
    return Scores.ofOneTask(scores.stream().mapToDouble(score -> score).toArray());
  }
}
