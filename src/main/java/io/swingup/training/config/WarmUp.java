package io.swingup.training.config;

import io.swingup.usage.Checks;

/**
 * How a run begins.
 *
 * @param randomSteps the environment steps at the start whose actions are drawn uniformly within
 *     their bounds; at least 0
 * @param learningStarts the environment steps before the first learning step; at least 1
 */
public record WarmUp(int randomSteps, int learningStarts) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public WarmUp {
    Checks.require(randomSteps >= 0, "random_steps must be at least 0", randomSteps);
    Checks.require(learningStarts >= 1, "learning_starts must be at least 1", learningStarts);
  }
}
