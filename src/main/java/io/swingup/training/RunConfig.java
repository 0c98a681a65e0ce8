package io.swingup.training;

import io.swingup.agent.LearningConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.network.NetworkConfig;

/**
 * Everything that decides a run: equal configurations give equal runs on one kind of machine.
 *
 * @param environment the id of the environment
 * @param seed the seed of the run, at least 0; below 2³² with the streams of the Keras example
 * @param training length and random streams
 * @param evaluation how the policy is judged
 * @param networks the sizes of actor and critic
 * @param learning the learning step
 * @param exploration the noise
 * @param session device and threads
 */
public record RunConfig(
    String environment,
    long seed,
    TrainingConfig training,
    EvaluationConfig evaluation,
    NetworkConfig networks,
    LearningConfig learning,
    ExplorationConfig exploration,
    SessionConfig session) {
  private static final long MAX_KERAS_SEED = 0xffff_ffffL;

  /**
   * Checks the seed.
   *
   * @throws IllegalArgumentException if the seed is out of range, or batches without replacement
   *     are asked for before there are enough transitions
   */
  public RunConfig {
    if (!learning.replay().replacement()
        && training.warmUp().learningStarts() < learning.batchSize()) {
      throw new IllegalArgumentException(
          "learning_starts must be at least batch_size without replacement, was %d below %d"
              .formatted(training.warmUp().learningStarts(), learning.batchSize()));
    }
    boolean keras = training.streams() == TrainingConfig.Streams.KERAS;
    long max = keras ? MAX_KERAS_SEED : Long.MAX_VALUE;
    if (seed < 0 || seed > max) {
      throw new IllegalArgumentException("seed must be in [0, " + max + "], was " + seed);
    }
  }
}
