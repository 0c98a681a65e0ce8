package io.swingup.replay;

import io.swingup.usage.Checks;

/**
 * The settings of the replay buffer.
 *
 * @param capacity the most transitions kept to draw from; at least 1
 * @param replacement whether a batch may hold the same transition twice
 * @param nStep the n of n-step returns: the most steps of an episode whose rewards are added up
 *     before the value of what follows; in [1, 1000]
 * @param priorities which transitions are drawn more often than others
 */
public record ReplayConfig(
    int capacity, boolean replacement, int nStep, PriorityConfig priorities) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, or draws by priority are to be without
   *     replacement
   */
  public ReplayConfig {
    Checks.require(capacity >= 1, "capacity must be at least 1", capacity);
    Checks.require(nStep >= 1 && nStep <= 1000, "n_step must be in [1, 1000]", nStep);
    Checks.require(
        replacement || priorities.alpha() == 0,
        "replacement must be true where priorities.alpha is above 0",
        replacement);
  }

  /**
   * Says whether transitions are drawn by priority.
   *
   * @return false for uniform draws
   */
  public boolean prioritised() {
    return priorities.alpha() > 0;
  }
}
