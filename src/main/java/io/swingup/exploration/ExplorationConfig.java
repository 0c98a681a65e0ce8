package io.swingup.exploration;

/**
 * The settings of the Ornstein-Uhlenbeck noise.
 *
 * @param theta the pull θ towards 0 per unit of time; at least 0
 * @param sigma the strength σ of the disturbance, in the action's units; at least 0
 * @param timeStep the time dt between two draws; positive
 * @param resetEachEpisode whether the process starts again at 0 with every episode
 */
public record ExplorationConfig(
    double theta, double sigma, double timeStep, boolean resetEachEpisode) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public ExplorationConfig {
    require(theta >= 0 && theta <= 1e6, "theta must be in [0, 1e6]", theta);
    require(sigma >= 0 && sigma <= 1e6, "sigma must be in [0, 1e6]", sigma);
    require(timeStep > 0 && timeStep <= 1e6, "time_step must be in (0, 1e6]", timeStep);
  }

  private static void require(boolean holds, String rule, double found) {
    if (!holds) { // the callers' comparisons are false for NaN
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
