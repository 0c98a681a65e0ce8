package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;

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
 * @param critic the critic's optimiser and loss
 */
public record DdpgConfig(
    double discount,
    double polyak,
    int batchSize,
    double rewardScale,
    boolean actorAfterCritic,
    NetworkConfig networks,
    AdamConfig actor,
    CriticConfig critic)
    implements AgentConfig {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public DdpgConfig {
    AgentConfig.check(discount, polyak, batchSize, rewardScale);
  }
}
