package io.swingup.sweep;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * What the run of one seed came to, as its files tell.
 *
 * @param seed the seed
 * @param history its episodes and evaluations, at least one each
 * @param trained whether it was trained now; false if it was finished before
 */
public record SeedResult(long seed, RunHistory history, boolean trained) {

  /**
   * Reads the result of a finished run.
   *
   * @throws IOException if its histories cannot be read or are damaged
   */
  static SeedResult read(long seed, RunDirectory run, boolean trained) throws IOException {
    RunHistory history = RunHistory.read(run);
    if (!history.missing().isEmpty()) {
      throw new IOException(history.missing().get(0));
    }
    if (history.episodes().isEmpty() || history.evaluations().isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "a finished run must have an episode and an evaluation, but %s has %s and %s has %s",
              run.episodes(),
              history.episodes().size(),
              run.evaluations(),
              history.evaluations().size()));
    }
    return new SeedResult(seed, history, trained);
  }

  /**
   * Returns the last evaluation.
   *
   * @return how the last policy scored without noise
   */
  public RunHistory.Evaluation last() {
    return history.lastEvaluation().orElseThrow();
  }

  /** Returns the figures by which runs are compared, those of the training returns first. */
  Map<String, Double> figures(double solvedReturn) {
    SeedFigures returns = new SeedFigures();
    history.episodes().forEach(each -> returns.add(each.totalSteps(), each.episodeReturn()));
    Map<String, Double> figures = returns.byName(solvedReturn);
    figures.put("noise_free_mean_return", last().meanReturn());
    last().meanRegret().ifPresent(regret -> figures.put("noise_free_mean_regret", regret));
    return figures;
  }
}
