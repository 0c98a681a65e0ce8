package io.swingup.random;

/**
 * The generator PCG64 (PCG XSL-RR 128/64), equal to NumPy's {@code default_rng}.
 *
 * <p>A linear congruential generator of 128 bits takes one step; the output is the exclusive or of
 * its halves, rotated by its six highest bits. Numbers below a bound come from a product and a rare
 * rejection. The methods declared here give the numbers of NumPy's {@code Generator}; the inherited
 * ones, such as {@code nextGaussian}, are just as reproducible but have no equal in NumPy. Not safe
 * for use by several threads.
 *
 * <p>Sources: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation", HMC-CS-2014-0905, 2014; D. Lemire, "Fast Random Integer
 * Generation in an Interval", ACM TOMACS 29(1), 2019, algorithm 5.
 */
public final class Pcg64 implements RestorableGenerator {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;
  private static final long WORD_RANGE = 1L << Integer.SIZE;
  private static final long WORD_MASK = WORD_RANGE - 1;
  private static final int STATE_LENGTH = 6;

  private long stateHigh;
  private long stateLow;
  private long incrementHigh;
  private long incrementLow;
  private boolean halfIsBuffered;
  private int bufferedHalf;

  /**
   * Creates a generator.
   *
   * @param seed where the first state and the increment come from; unchanged
   */
  public Pcg64(SeedSequence seed) {
    long[] words = seed.generateState64(4);
    incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    incrementLow = (words[3] << 1) | 1;
    step(); // from state 0 to the increment
    add(words[0], words[1]);
    step();
  }

  /**
   * Returns the generator {@code np.random.default_rng(seed)}.
   *
   * @param unsignedSeed the seed, read as an unsigned number from 0 to 2^64 − 1
   * @return a new generator
   */
  public static Pcg64 seeded(long unsignedSeed) {
    return new Pcg64(SeedSequence.of(unsignedSeed));
  }

  /**
   * Returns 64 random bits, as {@code bit_generator.random_raw()}.
   *
   * @return any long; leaves a buffered half alone
   */
  @Override
  public long nextLong() {
    step();
    return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
  }

  /**
   * Returns 32 random bits: the low half of a 64-bit output, and next time its high half.
   *
   * @return any int
   */
  @Override
  public int nextInt() {
    halfIsBuffered = !halfIsBuffered;
    if (!halfIsBuffered) {
      return bufferedHalf;
    }
    long output = nextLong();
    bufferedHalf = (int) (output >>> Integer.SIZE);
    return (int) output;
  }

  /**
   * Returns a number as {@code random()}.
   *
   * @return a multiple of 2^−53 in [0, 1)
   */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Returns a number as {@code uniform(low, high)}.
   *
   * @param low the lower limit
   * @param high the upper limit, at least {@code low}
   * @return a number in [low, high), or {@code high} itself if rounding leads there
   * @throws IllegalArgumentException if the limits are in the wrong order or too far apart
   */
  public double uniform(double low, double high) {
    double range = high - low;
    if (!(range >= 0 && range < Double.POSITIVE_INFINITY)) { // negated so that NaN is caught too
      throw new IllegalArgumentException("high - low must be >= 0 and finite, was " + range);
    }
    return low + range * nextDouble();
  }

  /**
   * Returns a whole number as {@code integers(0, bound)}.
   *
   * @param bound the number of possible values, at least 1; 1 consumes no random bits
   * @return a number in [0, bound)
   * @throws IllegalArgumentException if the bound is not positive
   */
  @Override
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /**
   * Returns a whole number as {@code integers(origin, bound)}.
   *
   * @param origin the lowest possible value
   * @param bound one more than the highest possible value
   * @return a number in [origin, bound)
   * @throws IllegalArgumentException if the origin is not below the bound
   */
  @Override
  public int nextInt(int origin, int bound) {
    if (origin >= bound) {
      throw new IllegalArgumentException(
          "origin must be below bound, was " + origin + " with bound " + bound);
    }
    return (int) (origin + nextLong((long) bound - origin));
  }

  /**
   * Returns a whole number as {@code integers(0, bound)}; up to 2^32 from 32 bits, above from 64.
   *
   * @param bound the number of possible values, at least 1; 1 consumes no random bits
   * @return a number in [0, bound)
   * @throws IllegalArgumentException if the bound is not positive
   */
  @Override
  public long nextLong(long bound) {
    if (Checks.requirePositive(bound) == 1) {
      return 0;
    }
    return bound <= WORD_RANGE ? boundedByWords(bound) : boundedByLongs(bound);
  }

  @Override
  public long[] state() {
    long half = Integer.toUnsignedLong(bufferedHalf);
    return new long[] {
      stateHigh, stateLow, incrementHigh, incrementLow, halfIsBuffered ? 1 : 0, half
    };
  }

  @Override
  public void restore(long[] state) {
    Checks.requireLength(state, STATE_LENGTH);
    if ((state[3] & 1) == 0) {
      throw new IllegalArgumentException("the increment must be odd, its low half was " + state[3]);
    }
    stateHigh = state[0];
    stateLow = state[1];
    incrementHigh = state[2];
    incrementLow = state[3];
    halfIsBuffered = state[4] != 0;
    bufferedHalf = (int) state[5];
  }

  private long boundedByWords(long bound) {
    long product = Integer.toUnsignedLong(nextInt()) * bound;
    if ((product & WORD_MASK) < bound) { // saves the division where nothing can be rejected
      long threshold = (WORD_RANGE - bound) % bound;
      while ((product & WORD_MASK) < threshold) {
        product = Integer.toUnsignedLong(nextInt()) * bound;
      }
    }
    return product >>> Integer.SIZE;
  }

  private long boundedByLongs(long bound) {
    long factor = nextLong();
    if (Long.compareUnsigned(factor * bound, bound) < 0) { // as above
      long threshold = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(factor * bound, threshold) < 0) {
        factor = nextLong();
      }
    }
    return unsignedMultiplyHigh(factor, bound);
  }

  /** Sets the state to state · multiplier + increment modulo 2^128. */
  private void step() {
    stateHigh =
        unsignedMultiplyHigh(stateLow, MULTIPLIER_LOW)
            + stateHigh * MULTIPLIER_LOW
            + stateLow * MULTIPLIER_HIGH;
    stateLow *= MULTIPLIER_LOW;
    add(incrementHigh, incrementLow);
  }

  private void add(long high, long low) {
    stateLow += low;
    int carry = Long.compareUnsigned(stateLow, low) < 0 ? 1 : 0;
    stateHigh += high + carry;
  }

  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
