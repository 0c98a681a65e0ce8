package io.swingup.training.config;

import io.swingup.usage.Checks;

/**
 * How the policy is judged without noise while it is trained.
 *
 * @param every the steps or episodes between two evaluations; at least 1
 * @param starts the episodes whose returns are reported, from {@code reset(0)} to {@code
 *     reset(starts − 1)}; in [1, 100000]
 * @param selectionStarts the episodes by which the best policy is chosen, from {@code
 *     reset(1000000)} on, so that the reported returns have no part in the choice; in [1, 100000]
 * @param timeLimit the steps after which such an episode is cut off where the environment does not
 *     end it earlier; at least 1
 */
public record EvaluationConfig(Span every, int starts, int selectionStarts, int timeLimit) {
  /** The seed of the first start by which the best policy is chosen. */
  public static final long FIRST_SELECTION_SEED = 1_000_000;

  /** The time limit where none is given. */
  public static final int DEFAULT_TIME_LIMIT = 10_000;

  private static final int MAX_STARTS = 100_000;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public EvaluationConfig {
    Checks.require(every.length() >= 1, "every must be at least 1", every);
    requireStarts(starts, "starts");
    requireStarts(selectionStarts, "selection_starts");
    Checks.require(timeLimit >= 1, "time_limit must be at least 1", timeLimit);
  }

  private static void requireStarts(int starts, String name) {
    Checks.require(
        starts >= 1 && starts <= MAX_STARTS, name + " must be in [1, " + MAX_STARTS + "]", starts);
  }
}
