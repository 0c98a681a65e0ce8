package io.swingup.training.config;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.usage.Checks;
import java.util.Locale;

/**
 * Everything that decides a run: equal configurations give equal runs on one kind of machine.
 *
 * @param environment the task
 * @param seed the seed of the run, at least 0; below 2³² with the streams of the Keras example
 * @param training length, learning steps, replay buffer and random streams
 * @param agent the algorithm and its settings
 * @param exploration the noise
 * @param evaluation how the policy is judged
 * @param recording what is left on the disk besides the results
 * @param session device and threads
 */
public record RunConfig(
    EnvironmentConfig environment,
    long seed,
    TrainingConfig training,
    AgentConfig agent,
    ExplorationConfig exploration,
    EvaluationConfig evaluation,
    RecordingConfig recording,
    SessionConfig session) {
  private static final long MAX_KERAS_SEED = 0xffff_ffffL;

  /**
   * Checks what several groups of settings decide together.
   *
   * @throws IllegalArgumentException if the seed is out of range, batches without replacement could
   *     not be filled, or other settings rule out draws by priority
   */
  public RunConfig {
    boolean keras = training.streams() == TrainingConfig.Streams.KERAS;
    long max = keras ? MAX_KERAS_SEED : Long.MAX_VALUE;
    Checks.require(seed >= 0 && seed <= max, "seed must be in [0, " + max + "]", seed);
    if (!training.replay().replacement()) {
      requireFullBatches(training, agent.batchSize());
    }
    if (training.replay().prioritised()) {
      requirePriorities(training, agent.batchSize());
    }
  }

  private static void requireFullBatches(TrainingConfig training, int batchSize) {
    String rule = " must be at least agent.batch_size, " + batchSize + ", without replacement";
    int starts = training.warmUp().learningStarts();
    Checks.require(starts >= batchSize, "training.warm_up.learning_starts" + rule, starts);
    int capacity = training.replay().capacity();
    Checks.require(capacity >= batchSize, "training.replay.capacity" + rule, capacity);
  }

  private static void requirePriorities(TrainingConfig training, int batchSize) {
    String where = " where training.replay.priorities.alpha is above 0";
    Checks.require(
        training.streams() == TrainingConfig.Streams.SPAWNED,
        "training.streams must be spawned" + where,
        training.streams().name().toLowerCase(Locale.ROOT));
    int capacity = training.replay().capacity();
    Checks.require(
        capacity >= batchSize,
        "training.replay.capacity must be at least agent.batch_size, " + batchSize + "," + where,
        capacity);
  }
}
