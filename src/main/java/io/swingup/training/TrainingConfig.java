package io.swingup.training;

/**
 * How long to train and from which random numbers.
 *
 * @param episodes the episodes to play; at least 1
 * @param timeLimit the steps after which a training episode is cut off, at least 0; 0 leaves that
 *     to the environment. Short ones show more starts in as many steps; as nothing ends there,
 *     values are bootstrapped (Pardo et al. 2018, Time Limits in Reinforcement Learning, section 4)
 * @param warmUp how the run begins
 * @param updatesPerStep the learning steps after each environment step; in [1, 1000]
 * @param rateSchedule what both learning rates are multiplied by
 * @param noiseSchedule what the noise is multiplied by
 * @param streams how the seed is spread over the parts that draw
 * @param recording what is left on the disk besides the results
 */
public record TrainingConfig(
    int episodes,
    int timeLimit,
    WarmUp warmUp,
    int updatesPerStep,
    Schedule rateSchedule,
    Schedule noiseSchedule,
    Streams streams,
    RecordingConfig recording) {

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
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, was " + episodes);
    }
    if (timeLimit < 0) {
      throw new IllegalArgumentException("time_limit must be at least 0, was " + timeLimit);
    }
    if (updatesPerStep < 1 || updatesPerStep > 1000) {
      throw new IllegalArgumentException(
          "updates_per_step must be in [1, 1000], was " + updatesPerStep);
    }
  }
}
