package io.swingup.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Tests whether two samples are of one distribution. */
public final class TwoSampleTests {
  private TwoSampleTests() {}

  /**
   * Returns the probability that two samples of one distribution differ as much, by the test of
   * Kolmogorov and Smirnov, which sees any difference.
   *
   * @param x a sample
   * @param y another
   * @return a number in [0, 1]; empty unless both samples have two values and no run lacks one
   */
  public static OptionalDouble kolmogorovSmirnov(Sample x, Sample y) {
    return x.isComplete() && y.isComplete()
        ? OptionalDouble.of(
            KolmogorovSmirnovTest.withDefaults().test(x.array(), y.array()).getPValue())
        : OptionalDouble.empty();
  }

  /**
   * Returns the probability that two samples of one distribution differ as much, by the test of
   * Mann and Whitney (1947), which sees a shift.
   *
   * @param x a sample
   * @param y another
   * @return a number in [0, 1]; empty unless both samples have two values and no run lacks one
   */
  public static OptionalDouble mannWhitney(Sample x, Sample y) {
    return x.isComplete() && y.isComplete()
        ? OptionalDouble.of(MannWhitneyUTest.withDefaults().test(x.array(), y.array()).getPValue())
        : OptionalDouble.empty();
  }
}
