package io.swingup.training;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.training.config.TrainingConfig;
import java.util.random.RandomGenerator;

/**
 * What is added to the actions of the agent: uniform actions at first, then noise by its schedule.
 */
final class Explorer {
  private final TrainingConfig config;
  private final Box bounds;
  private final RandomGenerator uniform;

  Explorer(TrainingConfig config, Box bounds, RandomGenerator uniform) {
    this.config = config;
    this.bounds = bounds;
    this.uniform = uniform;
  }

  /**
   * Returns the agent's action, shape [actionSize], with the noise of a step, within the bounds.
   */
  Exploration explore(FloatVector action, ExplorationNoise noise, long totalSteps) {
    double[] added =
        totalSteps < config.warmUp().randomSteps()
            ? towardsUniform(action)
            : scaled(noise.next(), config.noiseSchedule().at(totalSteps));
    double[] explored = added.clone();
    for (int i = 0; i < explored.length; i++) {
      explored[i] += action.get(i);
    }
    bounds.clip(explored);
    return new Exploration(added, explored);
  }

  /* Whatever makes the action uniform. */
  private double[] towardsUniform(FloatVector action) {
    double[] result = new double[bounds.size()];
    for (int i = 0; i < result.length; i++) {
      double width = (double) bounds.high().get(i) - bounds.low().get(i);
      result[i] = bounds.low().get(i) + width * uniform.nextDouble() - action.get(i);
    }
    return result;
  }

  private static double[] scaled(double[] noise, double factor) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] *= factor;
    }
    return noise;
  }
}
