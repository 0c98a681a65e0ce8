package io.swingup.random;

import java.util.random.RandomGenerator;

/**
 * A random number generator whose whole state can be saved and restored.
 *
 * <p>The state includes what a generator keeps for later, such as the second of a pair of normal
 * numbers. Generators are not safe for use by several threads.
 */
public interface RestorableGenerator extends RandomGenerator {

  /**
   * Returns the present state.
   *
   * @return a new array that the caller owns; its length is the same for all generators of a class
   */
  long[] state();

  /**
   * Returns to an earlier state, so that the same numbers follow as followed then.
   *
   * @param state what {@link #state()} of a generator of the same class returned; copied
   * @throws IllegalArgumentException if the length is wrong or no generator can be in this state;
   *     the generator is then unchanged
   */
  void restore(long[] state);
}
