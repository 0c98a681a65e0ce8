package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.usage.Checks;

/**
 * The settings of Soft Actor-Critic (SAC; Haarnoja et al. 2018, Soft Actor-Critic Algorithms and
 * Applications).
 *
 * @param discount the weight γ of the next step's value; in [0, 1]
 * @param polyak the weight τ of the online critics in each update of the targets; in (0, 1]
 * @param batchSize the transitions in one batch; in [1, 65536]
 * @param rewardScale what rewards are multiplied by before they are learned from; values, losses
 *     and the temperature are in that unit; in (0, 1e6]
 * @param temperature what the entropy of the policy is worth
 * @param networks the sizes of actor and critics
 * @param actor the actor's optimiser
 * @param critic the optimiser and the loss of both critics
 */
public record SacConfig(
    double discount,
    double polyak,
    int batchSize,
    double rewardScale,
    Temperature temperature,
    NetworkConfig networks,
    AdamConfig actor,
    CriticConfig critic)
    implements AgentConfig {

  /**
   * The weight α of the entropy, fixed or learned.
   *
   * @param initial α at the start; in [1e−6, 1e6]
   * @param learned whether α is then moved towards the target entropy, rather than fixed
   * @param targetEntropy the entropy that α is moved towards, for each number of an action, in
   *     units in which its bounds are ±1; in [−1000, 1000]
   * @param adam the optimiser of log α
   */
  public record Temperature(
      double initial, boolean learned, double targetEntropy, AdamConfig adam) {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range, with its name and value
     */
    public Temperature {
      Checks.require(initial >= 1e-6 && initial <= 1e6, "initial must be in [1e-6, 1e6]", initial);
      Checks.require(
          targetEntropy >= -1000 && targetEntropy <= 1000,
          "target_entropy must be in [-1000, 1000]",
          targetEntropy);
    }
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public SacConfig {
    AgentConfig.check(discount, polyak, batchSize, rewardScale);
  }
}
