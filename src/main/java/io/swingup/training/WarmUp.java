package io.swingup.training;

/**
 * How a run begins.
 *
 * @param randomSteps the environment steps at the start whose actions are drawn uniformly within
 *     their bounds; at least 0
 * @param learningStarts the environment steps before the first learning step; at least 1
 */
public record WarmUp(int randomSteps, int learningStarts) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public WarmUp {
    if (randomSteps < 0) {
      throw new IllegalArgumentException("random_steps must be at least 0, was " + randomSteps);
    }
    if (learningStarts < 1) {
      throw new IllegalArgumentException(
          "learning_starts must be at least 1, was " + learningStarts);
    }
  }
}
