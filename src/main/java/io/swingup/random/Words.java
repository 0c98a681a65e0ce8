package io.swingup.random;

import java.math.BigInteger;

/** Conversions between integers of any size and 32-bit words. */
final class Words {
  private static final BigInteger UNSIGNED_LONG_MASK =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private Words() {}

  /** Reads a long as a number from 0 to 2^64 − 1. */
  static BigInteger unsigned(long value) {
    return BigInteger.valueOf(value).and(UNSIGNED_LONG_MASK);
  }

  /**
   * Splits a number into words.
   *
   * @param value a number, at least 0
   * @return the words, least significant first, as few as possible but at least one
   */
  static int[] split(BigInteger value) {
    int[] words = new int[Math.max(1, (value.bitLength() + Integer.SIZE - 1) / Integer.SIZE)];
    for (int i = 0; i < words.length; i++) {
      words[i] = value.shiftRight(i * Integer.SIZE).intValue();
    }
    return words;
  }
}
