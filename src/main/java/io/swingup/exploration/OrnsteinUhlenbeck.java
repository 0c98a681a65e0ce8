package io.swingup.exploration;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Noise that remembers: the process dx = −θ x dt + σ dW of Uhlenbeck and Ornstein (1930) about 0,
 * in steps of dt by Euler and Maruyama, starting at 0.
 */
public final class OrnsteinUhlenbeck implements ExplorationNoise {
  private final ExplorationConfig config;
  private final RandomGenerator generator;
  private final double[] state;

  /**
   * Makes the process.
   *
   * @param config θ, σ and dt
   * @param actionSize the number of independent components, at least 1
   * @param generator what draws; asked for one normal number per component and step
   */
  public OrnsteinUhlenbeck(ExplorationConfig config, int actionSize, RandomGenerator generator) {
    this.config = config;
    this.generator = generator;
    this.state = new double[actionSize];
  }

  @Override
  public double[] next() {
    double spread = config.sigma() * Math.sqrt(config.timeStep());
    for (int i = 0; i < state.length; i++) {
      double drift = config.theta() * (0 - state[i]) * config.timeStep();
      state[i] = state[i] + drift + spread * generator.nextGaussian();
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
          "the noise has %d components, not %d".formatted(state.length, earlier.size()));
    }
    for (int i = 0; i < state.length; i++) {
      state[i] = earlier.get(i);
    }
  }
}
