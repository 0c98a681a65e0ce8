package io.swingup.statistics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * One figure over several runs.
 *
 * @param values the figure of each run that has it
 * @param lacking how many runs lack it, such as the steps until something that never happened
 */
public record Sample(List<Double> values, int lacking) {

  /**
   * Takes one figure of each run.
   *
   * @param runs the figures of each run, by name; NaN for what never happened
   * @param figure the name of one
   * @return the values of the runs that have it
   */
  public static Sample of(List<Map<String, Double>> runs, String figure) {
    List<Double> values =
        runs.stream()
            .map(run -> run.get(figure))
            .filter(Objects::nonNull)
            .filter(value -> !value.isNaN())
            .toList();
    return new Sample(values, runs.size() - values.size());
  }

  /**
   * Returns a quantile by linear interpolation (Hyndman and Fan 1996, type 7).
   *
   * @param probability in [0, 1]
   * @return the quantile; NaN where there are no values
   */
  public double quantile(double probability) {
    return Quantile.withDefaults()
        .with(Quantile.EstimationMethod.HF7)
        .evaluate(array(), probability);
  }

  /**
   * Returns the interquartile mean over the runs that have the figure.
   *
   * @return the mean with its interval, which takes two values at least; NaN where there are none
   */
  public Interval interquartileMean() {
    if (values.isEmpty()) {
      return Interval.unknown(Double.NaN);
    }
    Scores scores = Scores.ofOneTask(array());
    return values.size() == 1
        ? Interval.unknown(values.get(0))
        : Bootstrap.THOROUGH.of(Aggregates::interquartileMean, scores);
  }

  /** Says whether tests may compare it: two values at least, and no run is left out. */
  boolean isComplete() {
    return values.size() > 1 && lacking == 0;
  }

  /** Returns the values in a new array. */
  double[] array() {
    return values.stream().mapToDouble(x -> x).toArray();
  }
}
