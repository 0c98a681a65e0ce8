package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.usage.Checks;

/**
 * How a critic is fitted to its targets.
 *
 * @param adam the optimiser; configurations have its settings beside the others
 * @param huberThreshold the error, in units of the values, from which on larger ones pull no more
 *     strongly (Huber 1964): the loss is the squared error up to this δ, and a line of slope 2δ
 *     beyond; in [1e-6, 1e6], or 0 for the squared error everywhere
 */
public record CriticConfig(AdamConfig adam, double huberThreshold) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public CriticConfig {
    Checks.require(
        huberThreshold == 0 || (huberThreshold >= 1e-6 && huberThreshold <= 1e6),
        "huber_threshold must be 0 or in [1e-6, 1e6]",
        huberThreshold);
  }
}
