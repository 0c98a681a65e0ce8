package io.swingup.environment.lunarlander;

import io.swingup.environment.Environment;
import io.swingup.environment.TimeStep;
import io.swingup.golden.GoldenRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The returns of the same pilot on the same seeds, here and in Gymnasium.
 *
 * @param here a return for each seed
 * @param there Gymnasium's
 */
record PilotReturns(List<Double> here, List<Double> there) {
  /* Two samples of one distribution fail each test once in a hundred pairs; the seeds are fixed. */
  private static final double RAREST = 0.01;
  private static final double STANDARD_ERRORS = 2;

  /** Plays the seeds of a recording. */
  static PilotReturns of(List<GoldenRow> rows) {
    List<Double> here = new ArrayList<>();
    List<Double> there = new ArrayList<>();
    try (Environment lander = new LunarLanderProvider().create()) {
      for (GoldenRow row : rows) {
        here.add(play(lander, row.bits64("seed")));
        there.add(row.float64("return"));
      }
    }
    return new PilotReturns(here, there);
  }

  private static double play(Environment lander, long seed) {
    TimeStep step = lander.reset(seed);
    double sum = 0;
    while (!step.isLast()) {
      step = lander.step(HeuristicPilot.act(step.observation()));
      sum += step.reward();
    }
    return sum;
  }

  /** Returns a sentence on each figure by which the two can be told apart. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (!(Math.abs(mean(here) - mean(there)) <= STANDARD_ERRORS * standardError())) {
      differences.add("the means of " + this);
    }
    if (!(kolmogorovSmirnov() > RAREST && mannWhitney() > RAREST)) {
      differences.add("the distributions of " + this);
    }
    return differences;
  }

  private double standardError() {
    return Math.sqrt((variance(here) + variance(there)) / here.size());
  }

  private double kolmogorovSmirnov() {
    return KolmogorovSmirnovTest.withDefaults().test(array(here), array(there)).getPValue();
  }

  private double mannWhitney() {
    return MannWhitneyUTest.withDefaults().test(array(here), array(there)).getPValue();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "pilot's mean return over %d seeds %.2f, Gymnasium's %.2f, standard error %.2f, KS %.2f, MW %.2f",
        here.size(),
        mean(here),
        mean(there),
        standardError(),
        kolmogorovSmirnov(),
        mannWhitney());
  }

  private static double mean(List<Double> values) {
    return Mean.of(array(values)).getAsDouble();
  }

  private static double variance(List<Double> values) {
    return Variance.of(array(values)).getAsDouble();
  }

  private static double[] array(List<Double> values) {
    double[] array = values.stream().mapToDouble(value -> value).toArray();
    Arrays.sort(array);
    return array;
  }
}
