package io.swingup.sweep.search;

import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of all trials of a search before one of them is trained. */
final class SearchChecks {
  private SearchChecks() {}

  /**
   * Checks every combination of settings and every seed, and makes and closes each environment
   * once.
   *
   * @throws UsageException if a setting or an environment is wrong, a run could not go on from a
   *     rung, or there is no such metric
   * @throws io.swingup.environment.EnvironmentException if an environment cannot be made
   * @throws IOException if the file of the base cannot be read
   */
  static void require(SearchFile search, List<SearchTrial> trials) throws IOException {
    Halving halving = search.choice().halving();
    if (halving != null) {
      halving.requireEnough(search.choice().trials(), search.budgets().size());
    }
    Set<String> environments = new HashSet<>();
    Set<Integer> combinations = new HashSet<>();
    for (SearchTrial trial : trials) {
      boolean seen = !combinations.add(trial.configuration());
      if (seen && trial.configuration() > 1) { // every seed was checked with the first one
        continue;
      }
      RunConfig config = search.config(trial);
      if (halving != null && config.recording().checkpointEvery().length() == 0) {
        throw new UsageException(
            "recording.checkpoint_every must not be 0 with halving, which continues runs from their"
                + " checkpoints");
      }
      if (environments.add(config.environment().id())) {
        require(config.environment(), search.metric());
      }
    }
  }

  private static void require(EnvironmentConfig environment, String metric) {
    EnvironmentProvider provider = Environments.provider(environment);
    provider.create().close();
    if (metric.equals("mean_regret") && provider.bestKnownReturn(0).isEmpty()) {
      throw new UsageException(
          "metric must have values, but of "
              + environment.id()
              + " no best returns are known to count mean_regret from");
    }
  }
}
