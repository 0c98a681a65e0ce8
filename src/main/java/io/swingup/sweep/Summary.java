package io.swingup.sweep;

import io.swingup.statistics.Sample;
import io.swingup.statistics.TwoSampleTests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One figure over the seeds of a sweep, with the same figure of a reference where there is one.
 *
 * @param figure its name
 * @param seeds the figure of each seed
 * @param reference the figure of each run of the reference; of none where there is no reference
 */
public record Summary(String figure, Sample seeds, Sample reference) {

  /**
   * Sums up a sweep.
   *
   * @param runs the figures of each run, by name; NaN for what never happened
   * @param reference the same of each run of a reference; may be empty
   * @return one summary for each figure that a run of the sweep has
   */
  static List<Summary> of(List<Map<String, Double>> runs, List<Map<String, Double>> reference) {
    Set<String> figures = new LinkedHashSet<>();
    runs.forEach(run -> figures.addAll(run.keySet()));
    return figures.stream()
        .map(name -> new Summary(name, Sample.of(runs, name), Sample.of(reference, name)))
        .toList();
  }

  /**
   * Returns the probability that seeds and reference differ as much by chance, by the test of
   * Kolmogorov and Smirnov.
   *
   * @return a number in [0, 1]; empty unless both have two values and no run lacks one
   */
  public OptionalDouble kolmogorovSmirnov() {
    return TwoSampleTests.kolmogorovSmirnov(seeds, reference);
  }

  /**
   * Returns the probability that seeds and reference differ as much by chance, by the test of Mann
   * and Whitney.
   *
   * @return a number in [0, 1]; empty unless both have two values and no run lacks one
   */
  public OptionalDouble mannWhitney() {
    return TwoSampleTests.mannWhitney(seeds, reference);
  }
}
