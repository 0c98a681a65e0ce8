package io.swingup.training.config;

import io.swingup.replay.ReplayConfig;
import io.swingup.usage.Checks;

/**
 * How long to train, how often to learn, and from which random numbers.
 *
 * @param budget the length of the run, in steps or episodes; at least 1
 * @param environments how many environments are stepped at the same time, each from seeds of its
 *     own and on a thread of its own; a turn is one step in each of them, and the run ends with the
 *     turn that fills the budget; in [1, 256]
 * @param warmUp how the run begins
 * @param updatesPerStep the learning steps after each environment step; in [1, 1000]
 * @param rateSchedule what all learning rates are multiplied by
 * @param noiseSchedule what the noise is multiplied by
 * @param streams how the seed is spread over the parts that draw
 * @param replay how transitions are kept and drawn
 */
public record TrainingConfig(
    Span budget,
    int environments,
    WarmUp warmUp,
    int updatesPerStep,
    Schedule rateSchedule,
    Schedule noiseSchedule,
    Streams streams,
    ReplayConfig replay) {

  /** How one seed becomes the streams of a run. */
  public enum Streams {
    /** One independent stream each, spawned from one seed sequence. */
    SPAWNED,
    /** The streams that the Keras example has after {@code keras.utils.set_random_seed}. */
    KERAS
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public TrainingConfig {
    Checks.require(budget.length() >= 1, "budget must be at least 1", budget);
    Checks.require(
        environments >= 1 && environments <= 256, "environments must be in [1, 256]", environments);
    Checks.require(
        updatesPerStep >= 1 && updatesPerStep <= 1000,
        "updates_per_step must be in [1, 1000]",
        updatesPerStep);
  }
}
