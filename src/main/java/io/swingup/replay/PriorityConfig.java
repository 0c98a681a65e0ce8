package io.swingup.replay;

import io.swingup.usage.Checks;

/**
 * The settings of prioritised replay (Schaul et al. 2016, proportional variant).
 *
 * @param alpha how much a transition's last error decides how often it is drawn; in [0, 1], 0 for
 *     uniform draws
 * @param beta how much of the bias of such draws is taken back by weights in the critic's loss, at
 *     the start; it rises in a straight line to 1 at the end of {@code training.budget}; in [0, 1]
 */
public record PriorityConfig(double alpha, double beta) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public PriorityConfig {
    Checks.require(alpha >= 0 && alpha <= 1, "alpha must be in [0, 1]", alpha);
    Checks.require(beta >= 0 && beta <= 1, "beta must be in [0, 1]", beta);
  }
}
