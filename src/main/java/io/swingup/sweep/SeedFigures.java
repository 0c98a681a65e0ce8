package io.swingup.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the training returns of one run come to, by name. */
final class SeedFigures {
  private static final int WINDOW = 40;
  private static final int SETTLED_EPISODE = 50;
  private static final double SOLVED_RETURN = -200;

  private SeedFigures() {}

  /**
   * Returns the figures.
   *
   * @param returns the training returns by episode
   * @param stepsPerEpisode the environment steps in an episode
   */
  static Map<String, Double> of(List<Double> returns, int stepsPerEpisode) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int episode = WINDOW; episode <= returns.size(); episode += 20) {
      figures.put("mean_return_40_at_" + episode, mean(returns.subList(episode - WINDOW, episode)));
    }
    int first = 0;
    while (first < returns.size() && returns.get(first) <= SOLVED_RETURN) {
      first++;
    }
    figures.put("steps_to_first_above_200", (double) (first + 1) * stepsPerEpisode);
    if (returns.size() > SETTLED_EPISODE) {
      List<Double> settled = new ArrayList<>(returns.subList(SETTLED_EPISODE, returns.size()));
      figures.put(
          "worst_return_after_50", settled.stream().mapToDouble(x -> x).min().orElseThrow());
    }
    return figures;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).sum() / values.size();
  }
}
