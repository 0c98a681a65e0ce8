package io.swingup.statistics;

import io.swingup.random.Mt19937;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Confidence intervals by the stratified bootstrap (Agarwal et al. 2021, section 4.1; Efron 1979):
 * the middle 95 % of what a figure comes to in resamples of the runs.
 *
 * <p>Resamples and intervals are those of rliable's {@code get_interval_estimates} after {@code
 * np.random.seed(seed)}. Each call begins with the seed again, so equal scores have equal
 * intervals.
 *
 * @param resamples how many resamples, at least 1
 * @param seed of the resamples, from 0 to 2^32 − 1
 */
public record Bootstrap(int resamples, long seed) {
  /** As many resamples as rliable takes by default, for single figures. */
  public static final Bootstrap THOROUGH = new Bootstrap(50_000, 0);

  /** As many resamples as rliable takes for profiles, for curves of many points. */
  public static final Bootstrap QUICK = new Bootstrap(2_000, 0);

  private static final double[] ENDS = {0.025, 0.975};
  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7); // np.percentile's

  /**
   * Checks that there is something to draw.
   *
   * @throws IllegalArgumentException if there is no resample
   */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be >= 1, was " + resamples);
    }
  }

  /**
   * Returns a figure of one algorithm with its interval.
   *
   * @param figure computes the figure
   * @param scores shape [runs, tasks]
   * @return the figure and its 95 % interval
   */
  public Interval of(ToDoubleFunction<Scores> figure, Scores scores) {
    return ofEach(drawn -> new double[] {figure.applyAsDouble(drawn)}, scores).get(0);
  }

  /**
   * Returns several figures of one algorithm with their intervals, from the same resamples.
   *
   * @param figures computes the figures, shape [n]
   * @param scores shape [runs, tasks]
   * @return each figure and its 95 % interval, n of them
   */
  public List<Interval> ofEach(Function<Scores, double[]> figures, Scores scores) {
    return intervals(drawn -> figures.apply(drawn.get(0)), List.of(scores));
  }

  /**
   * Returns a figure of two algorithms with its interval; the runs of each are drawn for
   * themselves.
   *
   * @param figure computes the figure
   * @param x the one, shape [runs, tasks]
   * @param y the other, shape [runs', tasks]
   * @return the figure and its 95 % interval
   */
  public Interval of(ToDoubleBiFunction<Scores, Scores> figure, Scores x, Scores y) {
    return intervals(
            drawn -> new double[] {figure.applyAsDouble(drawn.get(0), drawn.get(1))}, List.of(x, y))
        .get(0);
  }

  private List<Interval> intervals(
      Function<List<Scores>, double[]> figures, List<Scores> originals) {
    double[] estimates = figures.apply(originals);
    double[][] found = new double[estimates.length][resamples];
    Mt19937 random = Mt19937.seeded(seed);
    for (int i = 0; i < resamples; i++) {
      double[] resampled =
          figures.apply(originals.stream().map(scores -> scores.resampled(random)).toList());
      for (int j = 0; j < resampled.length; j++) {
        found[j][i] = resampled[j];
      }
    }
    List<Interval> intervals = new ArrayList<>();
    for (int j = 0; j < estimates.length; j++) {
      double[] ends = QUANTILE.evaluate(found[j], ENDS);
      intervals.add(new Interval(ends[0], estimates[j], ends[1]));
    }
    return intervals;
  }
}
