package io.swingup.training;

/**
 * How long to train and from which random numbers.
 *
 * @param episodes the episodes to play; at least 1
 * @param warmUp how the run begins
 * @param updatesPerStep the learning steps after each environment step; in [1, 1000]
 * @param rateSchedule what both learning rates are multiplied by
 * @param noiseSchedule what the noise is multiplied by
 * @param streams how the seed is spread over the parts that draw
 * @param recording what is left on the disk besides the results
 */
public record TrainingConfig(
    int episodes,
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
    if (updatesPerStep < 1 || updatesPerStep > 1000) {
      throw new IllegalArgumentException(
          "updates_per_step must be in [1, 1000], was " + updatesPerStep);
    }
  }
}
