package io.swingup.random;

import java.math.BigInteger;

/**
 * The generator MT19937 as CPython's module {@code random} uses it.
 *
 * <p>The methods declared here give CPython's numbers; the inherited ones are just as reproducible
 * but have no equal there. Not safe for use by several threads.
 *
 * <p>Sources: M. Matsumoto and T. Nishimura, ACM TOMACS 8(1), 1998; CPython 3.11, {@code
 * Modules/_randommodule.c} and {@code Lib/random.py}.
 */
public final class PythonRandom implements RestorableGenerator {
  private final MersenneTwister words;

  private PythonRandom(MersenneTwister words) {
    this.words = words;
  }

  /**
   * Returns the generator after {@code random.seed(seed)}.
   *
   * @param seed the seed; its sign has no effect
   * @return a new generator
   */
  public static PythonRandom seeded(long seed) {
    return seeded(BigInteger.valueOf(seed));
  }

  /**
   * Returns the generator after {@code random.seed(seed)} for a seed of any size.
   *
   * @param seed the seed; its sign has no effect
   * @return a new generator
   */
  public static PythonRandom seeded(BigInteger seed) {
    return new PythonRandom(new MersenneTwister(Words.split(seed.abs())));
  }

  /**
   * Returns 32 random bits, as {@code getrandbits(32)}.
   *
   * @return any int
   */
  @Override
  public int nextInt() {
    return words.nextWord();
  }

  /**
   * Returns 64 random bits, as {@code getrandbits(64)}: from two words, the low half first.
   *
   * @return any long
   */
  @Override
  public long nextLong() {
    return nextBits(Long.SIZE);
  }

  /**
   * Returns a number as {@code random()}, from two words.
   *
   * @return a multiple of 2^−53 in [0, 1)
   */
  @Override
  public double nextDouble() {
    return words.nextDouble();
  }

  /**
   * Returns a whole number as {@code randint(low, high)}: as many high bits of each try as the
   * number of possible values has, until they are below it. Even a single possible value may take
   * several words.
   *
   * @param low the lowest possible value
   * @param high the highest possible value, at least {@code low} and less than 2^63 − 1 above it
   * @return a number in [low, high]
   * @throws IllegalArgumentException if the limits are in the wrong order or too far apart
   */
  public long randint(long low, long high) {
    long count = high - low + 1; // wraps round to at most 0 from 2^63 on
    if (low > high || count <= 0) {
      throw new IllegalArgumentException(
          "low must be at most high and nearer than 2^63 - 1, was " + low + " with high " + high);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(count);
    long value = nextBits(bits);
    while (value >= count) {
      value = nextBits(bits);
    }
    return low + value;
  }

  @Override
  public long[] state() {
    long[] state = new long[MersenneTwister.STATE_LENGTH];
    words.saveTo(state);
    return state;
  }

  @Override
  public void restore(long[] state) {
    Checks.requireLength(state, MersenneTwister.STATE_LENGTH);
    words.restoreFrom(state);
  }

  /** Returns from 1 to 64 random bits as {@code getrandbits}: whole words first, then high bits. */
  private long nextBits(int bits) {
    long low = Integer.toUnsignedLong(words.nextWord());
    if (bits <= Integer.SIZE) {
      return low >>> (Integer.SIZE - bits);
    }
    long high = Integer.toUnsignedLong(words.nextWord()) >>> (Long.SIZE - bits);
    return (high << Integer.SIZE) | low;
  }
}
