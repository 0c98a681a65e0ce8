package io.swingup.random;

import java.util.random.RandomGenerator;

/** A generator whose state can be saved and put back, so that a stream goes on where it stopped. */
public interface RestorableGenerator extends RandomGenerator {

  /**
   * Returns the whole state, cached values included.
   *
   * @return a new array, always of the same length
   */
  long[] state();

  /**
   * Goes on from a saved state.
   *
   * @param state what {@link #state} returned
   * @throws IllegalArgumentException if it has another length than {@link #state} returns
   */
  void restore(long[] state);

  /**
   * Checks the length of a saved state.
   *
   * @param state the saved state
   * @param length the length it must have
   * @return the saved state
   * @throws IllegalArgumentException if it has another length
   */
  static long[] requireLength(long[] state, int length) {
    if (state.length != length) {
      throw new IllegalArgumentException(
          "a saved state must have length " + length + ", was " + state.length);
    }
    return state;
  }
}
