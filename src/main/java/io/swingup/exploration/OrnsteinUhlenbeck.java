package io.swingup.exploration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Noise that remembers: the process dx = −θ x dt + σ dW of Uhlenbeck and Ornstein (1930) about 0,
 * in steps of dt by Euler and Maruyama, starting at 0.
 */
public final class OrnsteinUhlenbeck implements ExplorationNoise {
  private final double[] sigma;
  private final double theta;
  private final double timeStep;
  private final RandomGenerator generator;
  private final double[] state;

  /**
   * Makes the process.
   *
   * @param sigma the strength σ of each component, in the action's units, shape [actionSize]; at
   *     least 0; copied
   * @param theta the pull θ towards 0 per unit of time; at least 0
   * @param timeStep the time dt between two draws; positive
   * @param generator what draws; asked for one normal number per component and step
   */
  public OrnsteinUhlenbeck(
      double[] sigma, double theta, double timeStep, RandomGenerator generator) {
    this.sigma = sigma.clone();
    this.theta = theta;
    this.timeStep = timeStep;
    this.generator = generator;
    this.state = new double[sigma.length];
  }

  @Override
  public double[] next() {
    double root = Math.sqrt(timeStep);
    for (int i = 0; i < state.length; i++) {
      double drift = theta * (0 - state[i]) * timeStep;
      state[i] = state[i] + drift + sigma[i] * root * generator.nextGaussian();
    }
    return state.clone();
  }

  @Override
  public void reset() {
    Arrays.fill(state, 0);
  }

  @Override
  public List<Double> state() {
    return DoubleStream.of(state).boxed().toList();
  }

  @Override
  public void restore(List<Double> earlier) {
    if (earlier.size() != state.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the noise has %d components, not %d", state.length, earlier.size()));
    }
    for (int i = 0; i < state.length; i++) {
      state[i] = earlier.get(i);
    }
  }
}
