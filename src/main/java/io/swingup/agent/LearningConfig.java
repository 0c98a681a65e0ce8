package io.swingup.agent;

import io.swingup.network.AdamConfig;

/**
 * The settings of the learning step.
 *
 * @param discount the weight γ of the next step's value; in [0, 1]
 * @param polyak the weight τ of the online networks in each update of the targets; in (0, 1]
 * @param batchSize the transitions in one batch; in [1, 65536]
 * @param replayCapacity the most transitions kept to draw from; at least 1
 * @param actor the actor's optimiser
 * @param critic the critic's optimiser
 */
public record LearningConfig(
    double discount,
    double polyak,
    int batchSize,
    int replayCapacity,
    AdamConfig actor,
    AdamConfig critic) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public LearningConfig {
    require(discount >= 0 && discount <= 1, "discount must be in [0, 1]", discount);
    require(polyak > 0 && polyak <= 1, "polyak must be in (0, 1]", polyak);
    require(batchSize >= 1 && batchSize <= 65_536, "batch_size must be in [1, 65536]", batchSize);
    require(replayCapacity >= 1, "replay_capacity must be at least 1", replayCapacity);
  }

  private static void require(boolean holds, String rule, Number found) {
    if (!holds) { // the callers' comparisons are false for NaN
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
