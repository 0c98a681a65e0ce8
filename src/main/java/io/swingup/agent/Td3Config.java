package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.usage.Checks;

/**
 * The settings of Twin Delayed Deep Deterministic Policy Gradient (TD3; Fujimoto, van Hoof and
 * Meger 2018).
 *
 * @param discount the weight γ of the next step's value; in [0, 1]
 * @param polyak the weight τ of the online networks in each update of the targets; in (0, 1]
 * @param batchSize the transitions in one batch; in [1, 65536]
 * @param rewardScale what rewards are multiplied by before they are learned from; values and losses
 *     are in that unit; in (0, 1e6]
 * @param smoothing what keeps the actor from following the critics' errors
 * @param networks the sizes of actor and critics
 * @param actor the actor's optimiser
 * @param critic the optimiser and the loss of both critics
 */
public record Td3Config(
    double discount,
    double polyak,
    int batchSize,
    double rewardScale,
    Smoothing smoothing,
    NetworkConfig networks,
    AdamConfig actor,
    CriticConfig critic)
    implements AgentConfig {

  /**
   * Delay and noise.
   *
   * @param policyDelay the updates d of the critics for each one of the actor and the targets; in
   *     [1, 1000]
   * @param noise the strength σ of the normal noise on the target policy's actions, relative to
   *     half the range of each action; in [0, 1000]
   * @param noiseClip the bound c of that noise, relative to half the range of each action; in [0,
   *     1000]
   */
  public record Smoothing(int policyDelay, double noise, double noiseClip) {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range, with its name and value
     */
    public Smoothing {
      Checks.require(
          policyDelay >= 1 && policyDelay <= 1000,
          "policy_delay must be in [1, 1000]",
          policyDelay);
      Checks.require(noise >= 0 && noise <= 1000, "noise must be in [0, 1000]", noise);
      Checks.require(
          noiseClip >= 0 && noiseClip <= 1000, "noise_clip must be in [0, 1000]", noiseClip);
    }
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public Td3Config {
    AgentConfig.check(discount, polyak, batchSize, rewardScale);
  }
}
