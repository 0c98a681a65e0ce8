package io.swingup.training;

/**
 * How the policy is judged without noise while it is trained.
 *
 * @param every the episodes between two evaluations; at least 1
 * @param starts the episodes whose returns are reported, from {@code reset(0)} to {@code
 *     reset(starts − 1)}; in [1, 100000]
 * @param selectionStarts the episodes by which the best policy is chosen, from {@code
 *     reset(1000000)} on, so that the reported returns have no part in the choice; in [1, 100000]
 */
public record EvaluationConfig(int every, int starts, int selectionStarts) {
  /** The seed of the first start by which the best policy is chosen. */
  public static final long FIRST_SELECTION_SEED = 1_000_000;

  private static final int MAX_STARTS = 100_000;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public EvaluationConfig {
    require(every, Integer.MAX_VALUE, "every");
    require(starts, MAX_STARTS, "starts");
    require(selectionStarts, MAX_STARTS, "selection_starts");
  }

  private static void require(int value, int max, String name) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be in [1, " + max + "], was " + value);
    }
  }
}
