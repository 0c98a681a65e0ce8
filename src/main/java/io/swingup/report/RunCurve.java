package io.swingup.report;

import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A figure of one run against environment steps; holds from a point until the next one. */
final class RunCurve {
  private static final int MAX_POINTS = 1_000; // as many as a picture has columns

  private final long[] steps;
  private final double[] values;

  /**
   * Creates a curve.
   *
   * @param steps the environment steps of each point, rising, at least one
   * @param values the figure at each
   */
  RunCurve(List<Long> steps, List<Double> values) {
    this.steps = steps.stream().mapToLong(x -> x).toArray();
    this.values = values.stream().mapToDouble(x -> x).toArray();
  }

  /** Returns the mean of 40 episodes of a run that has one at least. */
  static RunCurve ofReturns(RunHistory run) {
    List<Episode> episodes = run.episodes();
    return new RunCurve(
        episodes.stream().map(Episode::totalSteps).toList(),
        episodes.stream().map(Episode::meanReturn40).toList());
  }

  /** Returns the points of the curve that is the first to stop, once all curves have begun. */
  static long[] grid(List<RunCurve> curves) {
    RunCurve shortest = curves.stream().min(Comparator.comparingLong(RunCurve::end)).orElseThrow();
    long begin = curves.stream().mapToLong(curve -> curve.steps[0]).max().orElseThrow();
    List<Long> thinned = new ArrayList<>();
    int stride = 1 + (shortest.steps.length - 1) / MAX_POINTS;
    for (int i = shortest.steps.length - 1; i >= 0; i -= stride) { // the last one is always there
      if (shortest.steps[i] >= begin) {
        thinned.add(0, shortest.steps[i]);
      }
    }
    return thinned.stream().mapToLong(x -> x).toArray();
  }

  /** Returns the environment steps of the points. */
  double[] steps() {
    double[] all = new double[steps.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = steps[i];
    }
    return all;
  }

  /** Returns the figure at each point. */
  double[] values() {
    return values.clone();
  }

  /** Returns the figure as it was after each of so many steps, in order, none before the first. */
  double[] at(long... grid) {
    double[] found = new double[grid.length];
    int last = 0;
    for (int i = 0; i < grid.length; i++) {
      while (last + 1 < steps.length && steps[last + 1] <= grid[i]) {
        last++;
      }
      found[i] = values[last];
    }
    return found;
  }

  private long end() {
    return steps[steps.length - 1];
  }
}
