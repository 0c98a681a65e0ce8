package io.swingup.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the training returns of one run come to. */
final class SeedFigures {
  private static final int WINDOW = 40;
  private static final int STRIDE = 20;
  private static final int SETTLED_EPISODE = 50;

  private final List<Long> totalSteps = new ArrayList<>();
  private final List<Double> returns = new ArrayList<>();

  /**
   * Adds the next episode.
   *
   * @param stepsSoFar the environment steps of the run up to its end
   * @param episodeReturn the undiscounted sum of its rewards, with noise
   */
  void add(long stepsSoFar, double episodeReturn) {
    totalSteps.add(stepsSoFar);
    returns.add(episodeReturn);
  }

  /**
   * Returns the figures.
   *
   * @param solvedReturn the return above which an episode solves the task; NaN for none, then there
   *     is no figure on that
   * @return a new map, in a fixed order; NaN for what never happened in the run
   */
  Map<String, Double> byName(double solvedReturn) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int end = WINDOW; end <= returns.size(); end += STRIDE) {
      figures.put("mean_return_40_at_" + end, mean(returns.subList(end - WINDOW, end)));
    }
    if (!Double.isNaN(solvedReturn)) {
      figures.put("steps_to_first_solved", stepsToFirstAbove(solvedReturn));
    }
    if (returns.size() > SETTLED_EPISODE) {
      figures.put(
          "worst_return_after_50",
          returns.stream().skip(SETTLED_EPISODE).mapToDouble(x -> x).min().orElseThrow());
    }
    return figures;
  }

  private double stepsToFirstAbove(double solvedReturn) {
    for (int i = 0; i < returns.size(); i++) {
      if (returns.get(i) > solvedReturn) {
        return totalSteps.get(i);
      }
    }
    return Double.NaN;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).sum() / values.size();
  }
}
