package io.swingup.exploration;

import io.swingup.environment.Box;
import io.swingup.usage.Checks;
import java.util.random.RandomGenerator;

/**
 * The settings of the noise.
 *
 * @param noise the kind of noise
 * @param scale the strength σ of the disturbance relative to half the range of each action, so that
 *     0.1 in a box of ±2 is a σ of 0.2; in [0, 1000]
 * @param theta the pull θ of the Ornstein-Uhlenbeck process towards 0 per unit of time; at least 0
 * @param timeStep the time dt between two draws of that process; positive, θ dt below 2, beyond
 *     which the process diverges
 * @param resetEachEpisode whether that process starts again at 0 with every episode
 */
public record ExplorationConfig(
    Noise noise, double scale, double theta, double timeStep, boolean resetEachEpisode) {

  /** A kind of noise. */
  public enum Noise {
    /** The process of Uhlenbeck and Ornstein, whose draws resemble the ones before. */
    ORNSTEIN_UHLENBECK,
    /** Independent normal numbers. */
    GAUSSIAN,
    /** None, for agents whose policy explores by itself. */
    NONE
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public ExplorationConfig {
    Checks.require(scale >= 0 && scale <= 1000, "scale must be in [0, 1000]", scale);
    Checks.require(theta >= 0 && theta <= 1e6, "theta must be in [0, 1e6]", theta);
    Checks.require(timeStep > 0 && timeStep <= 1e6, "time_step must be in (0, 1e6]", timeStep);
    Checks.require(theta * timeStep < 2, "theta times time_step must be below 2", theta * timeStep);
  }

  /**
   * Makes the noise.
   *
   * @param actions the box that actions lie in, shape [actionSize]
   * @param generator what draws
   * @return new noise at its start
   */
  public ExplorationNoise create(Box actions, RandomGenerator generator) {
    double[] sigma = new double[actions.size()];
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = scale * actions.halfRange(i);
    }
    return switch (noise) {
      case ORNSTEIN_UHLENBECK -> new OrnsteinUhlenbeck(sigma, theta, timeStep, generator);
      case GAUSSIAN -> new Gaussian(sigma, generator);
      case NONE -> new NoNoise(sigma.length);
    };
  }
}
