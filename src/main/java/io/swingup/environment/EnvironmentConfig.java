package io.swingup.environment;

import io.swingup.usage.Checks;

/**
 * Which task to train on.
 *
 * @param id the name under which the environment is offered, such as {@code Pendulum-v1}
 * @param timeLimit the steps after which a training episode is cut off, at least 0; 0 leaves that
 *     to the environment. Short episodes show more starts in as many steps; as nothing ends there,
 *     values are bootstrapped (Pardo et al. 2018, Time Limits in Reinforcement Learning, section 4)
 */
public record EnvironmentConfig(String id, int timeLimit) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if no environment is named or the limit is negative
   */
  public EnvironmentConfig {
    Checks.require(
        !id.isBlank(), "id must name an environment, such as Pendulum-v1", "\"" + id + "\"");
    Checks.require(timeLimit >= 0, "time_limit must be at least 0", timeLimit);
  }
}
