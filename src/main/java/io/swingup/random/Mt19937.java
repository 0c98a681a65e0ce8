package io.swingup.random;

/**
 * The generator MT19937 as NumPy's legacy {@code np.random} uses it.
 *
 * <p>The methods declared here and {@code nextDouble(low, high)} give the numbers of NumPy's {@code
 * RandomState}, normal numbers to one unit in the last place. Other inherited methods are just as
 * reproducible but have no equal in NumPy. Not safe for use by several threads.
 *
 * <p>Sources: M. Matsumoto and T. Nishimura, ACM TOMACS 8(1), 1998; G. Marsaglia and T. A. Bray, "A
 * Convenient Method for Generating Normal Variables", SIAM Review 6(3), 1964; NumPy, {@code
 * legacy-distributions.c} and {@code distributions.c}.
 */
public final class Mt19937 implements RestorableGenerator {
  private static final int STATE_LENGTH = MersenneTwister.STATE_LENGTH + 2;
  private static final long MAX_SEED = (1L << Integer.SIZE) - 1;

  private final MersenneTwister words;
  private boolean gaussianIsCached;
  private double cachedGaussian;

  private Mt19937(MersenneTwister words) {
    this.words = words;
  }

  /**
   * Returns the generator after {@code np.random.seed(seed)}.
   *
   * @param seed the seed, from 0 to 2^32 − 1
   * @return a new generator
   * @throws IllegalArgumentException if the seed is outside its range
   */
  public static Mt19937 seeded(long seed) {
    if (seed < 0 || seed > MAX_SEED) {
      throw new IllegalArgumentException("seed must be in [0, 2^32 - 1], was " + seed);
    }
    return new Mt19937(new MersenneTwister((int) seed));
  }

  /**
   * Returns 32 random bits, one word of the Mersenne Twister.
   *
   * @return any int
   */
  @Override
  public int nextInt() {
    return words.nextWord();
  }

  /**
   * Returns 64 random bits from two words, the high half first.
   *
   * @return any long
   */
  @Override
  public long nextLong() {
    long high = words.nextWord();
    return (high << Integer.SIZE) | Integer.toUnsignedLong(words.nextWord());
  }

  /**
   * Returns a number as {@code random_sample()}, from two words.
   *
   * @return a multiple of 2^−53 in [0, 1)
   */
  @Override
  public double nextDouble() {
    return words.nextDouble();
  }

  /**
   * Returns a whole number as {@code randint(0, bound)} and as each element of {@code choice(bound,
   * n)}: the low bits of as many words as it takes until they are below the bound.
   *
   * @param bound the number of possible values, at least 1; 1 consumes no word
   * @return a number in [0, bound)
   * @throws IllegalArgumentException if the bound is not positive
   */
  @Override
  public int nextInt(int bound) {
    if (Checks.requirePositive(bound) == 1) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(bound - 1);
    int value = words.nextWord() & mask;
    while (value >= bound) {
      value = words.nextWord() & mask;
    }
    return value;
  }

  /**
   * Returns a number as {@code standard_normal()}, by the polar method.
   *
   * <p>Every second call draws a point of the unit disc, which gives two independent numbers, and
   * keeps one of them for the next call.
   *
   * @return a number with mean 0 and variance 1
   */
  @Override
  public double nextGaussian() {
    gaussianIsCached = !gaussianIsCached;
    if (!gaussianIsCached) {
      return cachedGaussian;
    }
    double x;
    double y;
    double squaredRadius;
    do {
      x = 2 * words.nextDouble() - 1;
      y = 2 * words.nextDouble() - 1;
      squaredRadius = x * x + y * y;
    } while (squaredRadius >= 1 || squaredRadius == 0);
    double factor = Math.sqrt(-2 * NaturalLogarithm.of(squaredRadius) / squaredRadius);
    cachedGaussian = factor * x;
    return factor * y;
  }

  /**
   * Returns a number as {@code normal(mean, deviation)}.
   *
   * @param mean the mean
   * @param deviation the standard deviation, at least 0
   * @return {@code mean + deviation * nextGaussian()}
   * @throws IllegalArgumentException if the deviation is negative or NaN
   */
  @Override
  public double nextGaussian(double mean, double deviation) {
    if (!(deviation >= 0)) { // negated so that NaN is caught too
      throw new IllegalArgumentException("deviation must be >= 0, was " + deviation);
    }
    return mean + deviation * nextGaussian();
  }

  @Override
  public long[] state() {
    long[] state = new long[STATE_LENGTH];
    words.saveTo(state);
    state[STATE_LENGTH - 2] = gaussianIsCached ? 1 : 0;
    state[STATE_LENGTH - 1] = Double.doubleToLongBits(cachedGaussian);
    return state;
  }

  @Override
  public void restore(long[] state) {
    Checks.requireLength(state, STATE_LENGTH);
    words.restoreFrom(state);
    gaussianIsCached = state[STATE_LENGTH - 2] != 0;
    cachedGaussian = Double.longBitsToDouble(state[STATE_LENGTH - 1]);
  }
}
