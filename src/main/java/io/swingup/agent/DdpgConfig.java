package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.usage.Checks;

/**
 * The settings of Deep Deterministic Policy Gradient (Lillicrap et al. 2016).
 *
 * @param discount the weight γ of the next step's value; in [0, 1]
 * @param polyak the weight τ of the online networks in each update of the targets; in (0, 1]
 * @param batchSize the transitions in one batch; in [1, 65536]
 * @param rewardScale what rewards are multiplied by before they are learned from; values and losses
 *     are in that unit; in (0, 1e6]
 * @param actorAfterCritic whether the actor climbs the critic that this step has just updated,
 *     rather than the one before
 * @param networks the sizes of actor and critic
 * @param actor the actor's optimiser
 * @param critic the critic's optimiser
 */
public record DdpgConfig(
    double discount,
    double polyak,
    int batchSize,
    double rewardScale,
    boolean actorAfterCritic,
    NetworkConfig networks,
    AdamConfig actor,
    AdamConfig critic)
    implements AgentConfig {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public DdpgConfig {
    Checks.require(discount >= 0 && discount <= 1, "discount must be in [0, 1]", discount);
    Checks.require(polyak > 0 && polyak <= 1, "polyak must be in (0, 1]", polyak);
    Checks.require(
        batchSize >= 1 && batchSize <= 65_536, "batch_size must be in [1, 65536]", batchSize);
    Checks.require(
        rewardScale > 0 && rewardScale <= 1e6, "reward_scale must be in (0, 1e6]", rewardScale);
  }
}
