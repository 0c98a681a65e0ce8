package io.swingup.random;

/** The checks of arguments that the generators share. */
final class Checks {
  private Checks() {}

  static long requirePositive(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be above 0, was " + bound);
    }
    return bound;
  }

  static void requireLength(long[] state, int length) {
    if (state.length != length) {
      throw new IllegalArgumentException(
          "state must have length " + length + ", was " + state.length);
    }
  }
}
