package io.swingup.replay;

import io.swingup.usage.Checks;

/**
 * The settings of the replay buffer.
 *
 * @param capacity the most transitions kept to draw from; at least 1
 * @param replacement whether a batch may hold the same transition twice
 */
public record ReplayConfig(int capacity, boolean replacement) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the capacity is below 1
   */
  public ReplayConfig {
    Checks.require(capacity >= 1, "capacity must be at least 1", capacity);
  }
}
