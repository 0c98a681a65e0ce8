package io.swingup.training;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;
import io.swingup.exploration.ExplorationNoise;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * What is added to the actions of the policy: uniform actions at first, then noise by its schedule.
 */
final class Explorer {
  private final TrainingConfig config;
  private final Box bounds;
  private final ExplorationNoise noise;
  private final RandomGenerator uniform;

  Explorer(TrainingConfig config, Box bounds, ExplorationNoise noise, RandomGenerator uniform) {
    this.config = config;
    this.bounds = bounds;
    this.noise = noise;
    this.uniform = uniform;
  }

  /** Draws the noise of a step, shape [actionSize]; at first whatever makes the action uniform. */
  double[] noise(FloatVector action, long totalSteps) {
    if (totalSteps < config.warmUp().randomSteps()) {
      return towardsUniform(action);
    }
    double factor = config.noiseSchedule().at(totalSteps);
    return DoubleStream.of(noise.next()).map(x -> factor * x).toArray();
  }

  private double[] towardsUniform(FloatVector action) {
    double[] result = new double[bounds.size()];
    for (int i = 0; i < result.length; i++) {
      double width = (double) bounds.high().get(i) - bounds.low().get(i);
      result[i] = bounds.low().get(i) + width * uniform.nextDouble() - action.get(i);
    }
    return result;
  }

  /** Returns action plus noise within the bounds, shape [actionSize]. */
  double[] explore(FloatVector action, double[] noise) {
    double[] explored = noise.clone();
    for (int i = 0; i < explored.length; i++) {
      explored[i] += action.get(i);
    }
    bounds.clip(explored);
    return explored;
  }
}
