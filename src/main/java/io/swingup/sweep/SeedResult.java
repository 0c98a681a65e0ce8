package io.swingup.sweep;

import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the run of one seed came to.
 *
 * @param seed the seed
 * @param episodes its training episodes, in order
 * @param last its last evaluation
 */
public record SeedResult(long seed, List<EpisodeReport> episodes, EvaluationReport last) {

  /**
   * Returns the figures by which runs are compared.
   *
   * @return figures by name: those of the training returns, then score and regret without noise
   */
  public Map<String, Double> figures() {
    List<Double> returns = episodes.stream().map(EpisodeReport::episodeReturn).toList();
    Map<String, Double> figures =
        new LinkedHashMap<>(SeedFigures.of(returns, episodes.get(0).lengthSteps()));
    figures.put("noise_free_mean_return", last.scores().meanReturn());
    last.scores().meanRegret().ifPresent(regret -> figures.put("noise_free_mean_regret", regret));
    return figures;
  }
}
