package io.swingup.random;

/**
 * NumPy's legacy generator, {@code numpy.random.RandomState}: MT19937 (Matsumoto and Nishimura
 * 1998) with the methods that {@code np.random} has.
 */
public final class Mt19937 implements RestorableGenerator {
  private static final long WORD = 0xffff_ffffL;

  private final MersenneTwister twister;
  private boolean gaussianKept;
  private double gaussian;

  private Mt19937(MersenneTwister twister) {
    this.twister = twister;
  }

  /**
   * Returns the stream after {@code np.random.seed(seed)}.
   *
   * @param seed in [0, 2³²)
   * @return a new generator
   * @throws IllegalArgumentException if the seed is out of range, as NumPy refuses it
   */
  public static Mt19937 seeded(long seed) {
    if (seed < 0 || seed > WORD) {
      throw new IllegalArgumentException("a seed must be in [0, " + WORD + "], was " + seed);
    }
    return new Mt19937(new MersenneTwister((int) seed));
  }

  /** Returns the next 32 bits. */
  @Override
  public int nextInt() {
    return twister.next32();
  }

  /** Returns the next 64 bits: the high half first. */
  @Override
  public long nextLong() {
    return (long) nextInt() << 32 | (nextInt() & WORD);
  }

  /** Returns a number in [0, 1), {@code np.random.random_sample()}. */
  @Override
  public double nextDouble() {
    return twister.nextDouble();
  }

  /**
   * Returns a number drawn uniformly, as {@code np.random.randint(bound)} and each element of
   * {@code np.random.choice(bound, n)}: masked words until one fits; for a bound of 1 nothing is
   * drawn.
   */
  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, was " + bound);
    }
    int largest = bound - 1;
    if (largest == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
    int value = nextInt() & mask;
    while (value > largest) {
      value = nextInt() & mask;
    }
    return value;
  }

  /**
   * Returns a standard normal number, {@code np.random.normal()}: the polar method (Marsaglia and
   * Bray 1964), whose second number is kept for the next call.
   */
  @Override
  public double nextGaussian() {
    if (gaussianKept) {
      gaussianKept = false;
      return gaussian;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * Math.log(square) / square);
    gaussianKept = true;
    gaussian = factor * x;
    return factor * y;
  }

  @Override
  public long[] state() {
    long[] state = new long[MersenneTwister.STATE_LENGTH + 2];
    twister.saveTo(state);
    state[MersenneTwister.STATE_LENGTH] = gaussianKept ? 1 : 0;
    state[MersenneTwister.STATE_LENGTH + 1] = Double.doubleToRawLongBits(gaussian);
    return state;
  }

  @Override
  public void restore(long[] state) {
    RestorableGenerator.requireLength(state, MersenneTwister.STATE_LENGTH + 2);
    twister.restoreFrom(state);
    gaussianKept = state[MersenneTwister.STATE_LENGTH] != 0;
    gaussian = Double.longBitsToDouble(state[MersenneTwister.STATE_LENGTH + 1]);
  }
}
