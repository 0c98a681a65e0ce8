package io.swingup.replay;

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
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
  }
}
