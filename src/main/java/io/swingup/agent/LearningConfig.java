package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.replay.ReplayConfig;

/**
 * The settings of the learning step.
 *
 * @param discount the weight γ of the next step's value; in [0, 1]
 * @param polyak the weight τ of the online networks in each update of the targets; in (0, 1]
 * @param batchSize the transitions in one batch; in [1, 65536]
 * @param replay how transitions are kept and drawn
 * @param rewardScale what rewards are multiplied by before they are learned from; values and losses
 *     are in that unit; positive
 * @param actorAfterCritic whether the actor climbs the critic that this step has just updated,
 *     rather than the one before
 * @param actor the actor's optimiser
 * @param critic the critic's optimiser
 */
public record LearningConfig(
    double discount,
    double polyak,
    int batchSize,
    ReplayConfig replay,
    double rewardScale,
    boolean actorAfterCritic,
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
    require(rewardScale > 0 && rewardScale <= 1e6, "reward_scale must be in (0, 1e6]", rewardScale);
  }

  private static void require(boolean holds, String rule, Number found) {
    if (!holds) { // the callers' comparisons are false for NaN
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
