package io.swingup.exploration;

import java.util.random.RandomGenerator;

/**
 * The settings of the noise.
 *
 * @param noise the kind of noise
 * @param sigma the strength σ of the disturbance, in the action's units; at least 0
 * @param theta the pull θ of the Ornstein-Uhlenbeck process towards 0 per unit of time; at least 0
 * @param timeStep the time dt between two draws of that process; positive
 * @param resetEachEpisode whether that process starts again at 0 with every episode
 */
public record ExplorationConfig(
    Noise noise, double sigma, double theta, double timeStep, boolean resetEachEpisode) {

  /** A kind of noise. */
  public enum Noise {
    /** The process of Uhlenbeck and Ornstein, whose draws resemble the ones before. */
    ORNSTEIN_UHLENBECK,
    /** Independent normal numbers. */
    GAUSSIAN
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public ExplorationConfig {
    require(sigma >= 0 && sigma <= 1e6, "sigma must be in [0, 1e6]", sigma);
    require(theta >= 0 && theta <= 1e6, "theta must be in [0, 1e6]", theta);
    require(timeStep > 0 && timeStep <= 1e6, "time_step must be in (0, 1e6]", timeStep);
  }

  /**
   * Makes the noise.
   *
   * @param actionSize the number of independent components, at least 1
   * @param generator what draws
   * @return new noise at its start
   */
  public ExplorationNoise create(int actionSize, RandomGenerator generator) {
    return switch (noise) {
      case ORNSTEIN_UHLENBECK -> new OrnsteinUhlenbeck(this, actionSize, generator);
      case GAUSSIAN -> new Gaussian(sigma, actionSize, generator);
    };
  }

  private static void require(boolean holds, String rule, double found) {
    if (!holds) { // the callers' comparisons are false for NaN
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
