package io.swingup.sweep.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders the configurations of a search by their scores. */
final class Ranking {
  private Ranking() {}

  /**
   * One configuration whose seeds all have a score.
   *
   * @param first the trial of its first seed
   * @param score the mean over its seeds
   */
  record Scored(SearchTrial first, double score) {}

  /**
   * Returns the best first; of equals the earlier.
   *
   * @param results the results of trials of one rung, those of each configuration in the order of
   *     the plan
   * @return the configurations all of whose seeds are finished and have a score
   */
  static List<Scored> of(SearchFile file, Map<SearchTrial, TrialResult> results) {
    Map<Integer, List<SearchTrial>> groups = new LinkedHashMap<>();
    Map<Integer, Double> sums = new LinkedHashMap<>();
    results.forEach(
        (trial, result) -> {
          groups.computeIfAbsent(trial.configuration(), x -> new ArrayList<>()).add(trial);
          sums.merge(trial.configuration(), result.score(file.metric()), Double::sum);
        });
    List<Scored> scored = new ArrayList<>();
    groups.forEach(
        (configuration, trials) -> {
          double sum = sums.getOrDefault(configuration, Double.NaN);
          if (trials.size() == file.seeds().size() && !Double.isNaN(sum)) {
            scored.add(new Scored(trials.get(0), sum / trials.size()));
          }
        });
    Comparator<Scored> order = Comparator.comparingDouble(Scored::score);
    scored.sort(file.isLessBetter() ? order : order.reversed());
    return scored;
  }
}
