package io.swingup.exploration;

import java.util.List;
import java.util.random.RandomGenerator;

/** Noise that forgets: independent normal numbers with mean 0. */
public final class Gaussian implements ExplorationNoise {
  private final double sigma;
  private final int actionSize;
  private final RandomGenerator generator;

  /**
   * Makes the noise.
   *
   * @param sigma the standard deviation, in the action's units; at least 0
   * @param actionSize the number of independent components, at least 1
   * @param generator what draws; asked for one normal number per component and step
   */
  public Gaussian(double sigma, int actionSize, RandomGenerator generator) {
    this.sigma = sigma;
    this.actionSize = actionSize;
    this.generator = generator;
  }

  @Override
  public double[] next() {
    double[] noise = new double[actionSize];
    for (int i = 0; i < actionSize; i++) {
      noise[i] = sigma * generator.nextGaussian();
    }
    return noise;
  }

  /** {@inheritDoc} There is no state to return to. */
  @Override
  public void reset() {}

  @Override
  public List<Double> state() {
    return List.of();
  }

  @Override
  public void restore(List<Double> state) {
    if (!state.isEmpty()) {
      throw new IllegalArgumentException("Gaussian noise has no state, was " + state);
    }
  }
}
