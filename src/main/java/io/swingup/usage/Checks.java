package io.swingup.usage;

/** The checks that records make of their components. */
public final class Checks {
  private Checks() {}

  /**
   * Refuses a value that breaks its rule.
   *
   * @param holds whether the rule holds; written so that it is false for NaN
   * @param rule name and rule, such as {@code discount must be in [0, 1]}
   * @param found the value
   * @throws IllegalArgumentException if the rule does not hold: the rule, and what was found
   */
  public static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
