package io.swingup.random;

/** The words of MT19937 (Matsumoto and Nishimura 1998), with the two seedings of its authors. */
final class MersenneTwister {
  /** The length of a saved state: the words and the position among them. */
  static final int STATE_LENGTH = 625;

  private static final int N = 624;
  private static final int M = 397;

  private final int[] words = new int[N];
  private int position;

  /** Seeds by one word, the authors' {@code init_genrand}. */
  MersenneTwister(int seed) {
    fill(seed);
  }

  /** Seeds by several words, at least one, the authors' {@code init_by_array}. */
  MersenneTwister(int[] key) {
    fill(19650218);
    int i = 1;
    for (int k = 0; k < Math.max(N, key.length); k++) {
      int j = k % key.length;
      words[i] = (words[i] ^ (mixed(words[i - 1]) * 1664525)) + key[j] + j;
      i = next(i);
    }
    for (int k = 0; k < N - 1; k++) {
      words[i] = (words[i] ^ (mixed(words[i - 1]) * 1566083941)) - i;
      i = next(i);
    }
    words[0] = 0x80000000;
  }

  private void fill(int seed) {
    words[0] = seed;
    for (int i = 1; i < N; i++) {
      words[i] = 1812433253 * mixed(words[i - 1]) + i;
    }
    position = N;
  }

  private static int mixed(int word) {
    return word ^ (word >>> 30);
  }

  private int next(int i) {
    if (i < N - 1) {
      return i + 1;
    }
    words[0] = words[N - 1];
    return 1;
  }

  /** Returns the next 32 bits. */
  int next32() {
    if (position == N) {
      twist();
    }
    int word = words[position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int bits = (words[i] & 0x80000000) | (words[(i + 1) % N] & 0x7fffffff);
      words[i] = words[(i + M) % N] ^ (bits >>> 1) ^ ((bits & 1) == 0 ? 0 : 0x9908b0df);
    }
    position = 0;
  }

  /** Returns a number in [0, 1), a multiple of 2⁻⁵³, from two words. */
  double nextDouble() {
    int high = next32() >>> 5;
    int low = next32() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** Writes the state to the first {@link #STATE_LENGTH} places. */
  void saveTo(long[] state) {
    for (int i = 0; i < N; i++) {
      state[i] = words[i];
    }
    state[N] = position;
  }

  /** Takes the state from the first {@link #STATE_LENGTH} places. */
  void restoreFrom(long[] state) {
    for (int i = 0; i < N; i++) {
      words[i] = (int) state[i];
    }
    position = (int) state[N];
  }
}
