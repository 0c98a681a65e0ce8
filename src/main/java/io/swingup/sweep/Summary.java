package io.swingup.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * One figure over the seeds of a sweep, beside the same figure of a reference where there is one.
 *
 * @param figure its name
 * @param values the figure of each seed
 * @param reference the figure of each seed of the reference; empty where there is none
 */
public record Summary(String figure, List<Double> values, List<Double> reference) {

  /**
   * Sums up a sweep.
   *
   * @param results the runs
   * @param reference figures of the reference's runs, by name; may be empty
   * @return one summary for each figure
   */
  public static List<Summary> of(List<SeedResult> results, Map<String, List<Double>> reference) {
    Map<String, List<Double>> byFigure = new LinkedHashMap<>();
    for (SeedResult result : results) {
      result
          .figures()
          .forEach(
              (name, value) -> byFigure.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }
    List<Summary> summaries = new ArrayList<>();
    byFigure.forEach(
        (name, values) ->
            summaries.add(new Summary(name, values, reference.getOrDefault(name, List.of()))));
    return summaries;
  }

  /**
   * Returns a quantile over the seeds, by linear interpolation (Hyndman and Fan 1996, type 7).
   *
   * @param values the figure of each seed
   * @param probability in [0, 1]
   * @return the quantile; NaN where there are no values
   */
  public static double quantile(List<Double> values, double probability) {
    return Quantile.withDefaults()
        .with(Quantile.EstimationMethod.HF7)
        .evaluate(array(values), probability);
  }

  /**
   * Returns the probability that two samples of one distribution differ as much, by the test of
   * Kolmogorov and Smirnov, which sees any difference.
   *
   * @return a number in [0, 1]; empty without a reference
   */
  public OptionalDouble kolmogorovSmirnov() {
    return reference.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            KolmogorovSmirnovTest.withDefaults().test(array(values), array(reference)).getPValue());
  }

  /**
   * Returns the probability that two samples of one distribution differ as much, by the test of
   * Mann and Whitney (1947), which sees a shift.
   *
   * @return a number in [0, 1]; empty without a reference
   */
  public OptionalDouble mannWhitney() {
    return reference.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            MannWhitneyUTest.withDefaults().test(array(values), array(reference)).getPValue());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(x -> x).toArray();
  }
}
