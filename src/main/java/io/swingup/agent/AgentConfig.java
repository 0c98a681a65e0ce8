package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.usage.Checks;
import java.util.Locale;

/** The settings of an agent: which algorithm learns, and how. */
public sealed interface AgentConfig permits DdpgConfig, Td3Config, SacConfig {

  /**
   * Returns the name of the algorithm.
   *
   * @return the name in lower case, as configurations have it
   */
  default String algorithm() {
    return nameOf(getClass());
  }

  /**
   * Returns the name of the algorithm that a class configures.
   *
   * @param type a class of settings, {@code <Algorithm>Config}
   * @return the name in lower case
   */
  static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceFirst("Config$", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the weight γ of the next step's value.
   *
   * @return in [0, 1]
   */
  double discount();

  /**
   * Returns the weight τ of the online networks in each update of the targets.
   *
   * @return in (0, 1]
   */
  double polyak();

  /**
   * Returns the number of transitions in one batch.
   *
   * @return in [1, 65536]
   */
  int batchSize();

  /**
   * Returns what rewards are multiplied by before they are learned from.
   *
   * @return in (0, 1e6]
   */
  double rewardScale();

  /**
   * Returns the sizes of actor and critic.
   *
   * @return the sizes
   */
  NetworkConfig networks();

  /**
   * Returns the settings of the actor's optimiser.
   *
   * @return the settings
   */
  AdamConfig actor();

  /**
   * Returns the settings of the critic's optimiser and loss.
   *
   * @return the settings
   */
  CriticConfig critic();

  /**
   * Checks the settings that are numbers and that all algorithms have.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  static void check(double discount, double polyak, int batchSize, double rewardScale) {
    Checks.require(discount >= 0 && discount <= 1, "discount must be in [0, 1]", discount);
    Checks.require(polyak > 0 && polyak <= 1, "polyak must be in (0, 1]", polyak);
    Checks.require(
        batchSize >= 1 && batchSize <= 65_536, "batch_size must be in [1, 65536]", batchSize);
    Checks.require(
        rewardScale > 0 && rewardScale <= 1e6, "reward_scale must be in (0, 1e6]", rewardScale);
  }
}
