package io.swingup.exploration;

import java.util.random.RandomGenerator;

/** Noise that forgets: independent normal numbers with mean 0. */
public final class Gaussian implements ExplorationNoise {
  private final double[] sigma;
  private final RandomGenerator generator;

  /**
   * Makes the noise.
   *
   * @param sigma the standard deviation of each component, in the action's units, shape
   *     [actionSize]; at least 0; copied
   * @param generator what draws; asked for one normal number per component and step
   */
  public Gaussian(double[] sigma, RandomGenerator generator) {
    this.sigma = sigma.clone();
    this.generator = generator;
  }

  @Override
  public double[] next() {
    double[] noise = new double[sigma.length];
    for (int i = 0; i < sigma.length; i++) {
      noise[i] = sigma[i] * generator.nextGaussian();
    }
    return noise;
  }
}
