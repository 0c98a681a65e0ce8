package io.swingup.random;

/**
 * The words of the Mersenne Twister MT19937, the core of NumPy's and CPython's generators.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally Equidistributed
 * Uniform Pseudo-Random Number Generator", ACM TOMACS 8(1), 1998; seeding as in their program
 * mt19937ar.c of 2002.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER_BIT = 0x80000000;
  private static final int ARRAY_SEED = 19650218;

  /** How many elements of a saved state belong to the core. */
  static final int STATE_LENGTH = SIZE + 1;

  private final int[] words = new int[SIZE];
  private int position = SIZE;

  /** Seeds by one unsigned word (init_genrand). */
  MersenneTwister(int seed) {
    words[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      words[i] = 1812433253 * scrambledBefore(i) + i;
    }
  }

  /** Seeds by at least one unsigned word (init_by_array). */
  MersenneTwister(int[] key) {
    this(ARRAY_SEED);
    int i = 1;
    for (int k = 0; k < Math.max(SIZE, key.length); k++) {
      int j = k % key.length;
      words[i] = (words[i] ^ (scrambledBefore(i) * 1664525)) + key[j] + j;
      i = following(i);
    }
    for (int k = 1; k < SIZE; k++) {
      words[i] = (words[i] ^ (scrambledBefore(i) * 1566083941)) - i;
      i = following(i);
    }
    words[0] = UPPER_BIT;
  }

  /** Returns the next 32 random bits. */
  int nextWord() {
    if (position == SIZE) {
      twist();
      position = 0;
    }
    int word = words[position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  /** Returns a multiple of 2^−53 in [0, 1): 27 bits of one word above 26 bits of the next. */
  double nextDouble() {
    int high = nextWord() >>> 5;
    int low = nextWord() >>> 6;
    return (high * 0x1.0p26 + low) * 0x1.0p-53;
  }

  /** Writes the state into the first {@link #STATE_LENGTH} elements. */
  void saveTo(long[] state) {
    for (int i = 0; i < SIZE; i++) {
      state[i] = Integer.toUnsignedLong(words[i]);
    }
    state[SIZE] = position;
  }

  /** Reads the state from the first {@link #STATE_LENGTH} elements. */
  void restoreFrom(long[] state) {
    if (state[SIZE] < 0 || state[SIZE] > SIZE) {
      throw new IllegalArgumentException(
          "the position must be in [0, " + SIZE + "], was " + state[SIZE]);
    }
    for (int i = 0; i < SIZE; i++) {
      words[i] = (int) state[i];
    }
    position = (int) state[SIZE];
  }

  private int scrambledBefore(int i) {
    return words[i - 1] ^ (words[i - 1] >>> 30);
  }

  /** Moves on round the ring; word 0 only repeats the last word, for the one that follows it. */
  private int following(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    words[0] = words[SIZE - 1];
    return 1;
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int joined = (words[i] & UPPER_BIT) | (words[(i + 1) % SIZE] & ~UPPER_BIT);
      words[i] = words[(i + SHIFT) % SIZE] ^ (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : MATRIX);
    }
  }
}
