package io.swingup.random;

/**
 * The generator PCG XSL RR 128/64 (O'Neill 2014), equal to NumPy's {@code Generator(PCG64(seed))}:
 * the stream that Gymnasium's environments draw from.
 */
public final class Pcg64 implements RestorableGenerator {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;
  private static final double UNIT = 0x1p-53;
  private static final long WORD = 0xffff_ffffL;

  private long high;
  private long low;
  private long incrementHigh;
  private long incrementLow;
  private boolean halfKept;
  private int half;

  /**
   * Starts the stream of a seed sequence.
   *
   * @param seed the sequence; not changed
   */
  public Pcg64(SeedSequence seed) {
    long[] words = seed.generateState64(4);
    incrementHigh = words[2] << 1 | words[3] >>> 63;
    incrementLow = words[3] << 1 | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  /**
   * Returns the stream of a seed.
   *
   * @param seed any number, taken as unsigned
   * @return a new generator
   */
  public static Pcg64 seeded(long seed) {
    return new Pcg64(SeedSequence.of(seed));
  }

  /** Returns the next 64 bits, NumPy's {@code random_raw}. */
  @Override
  public long nextLong() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** Returns the next 32 bits: the low half of a word, then its high half. */
  @Override
  public int nextInt() {
    if (halfKept) {
      halfKept = false;
      return half;
    }
    long word = nextLong();
    halfKept = true;
    half = (int) (word >>> 32);
    return (int) word;
  }

  /** Returns a number in [0, 1), a multiple of 2⁻⁵³, NumPy's {@code random()}. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * Returns a number drawn uniformly between bounds, NumPy's {@code uniform(low, high)}.
   *
   * @param from the lower bound, included
   * @param to the upper bound, excluded but for rounding
   * @return a number in [from, to]
   */
  public double uniform(double from, double to) {
    return from + (to - from) * nextDouble();
  }

  /**
   * Returns a number drawn uniformly, NumPy's {@code integers(0, bound)} (Lemire 2019); for a bound
   * of 1 nothing is drawn.
   */
  @Override
  public int nextInt(int bound) {
    return (int) nextLong((long) bound);
  }

  /**
   * Returns a number drawn uniformly, NumPy's {@code integers(0, bound)} (Lemire 2019); for a bound
   * of 1 nothing is drawn.
   */
  @Override
  public long nextLong(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, was " + bound);
    }
    if (bound == 1) {
      return 0;
    }
    return bound <= WORD
        ? bounded32(bound)
        : bound == WORD + 1 ? nextInt() & WORD : bounded64(bound);
  }

  private long bounded32(long bound) {
    long product = (nextInt() & WORD) * bound;
    if ((product & WORD) < bound) {
      long threshold = (WORD + 1 - bound) % bound;
      while ((product & WORD) < threshold) {
        product = (nextInt() & WORD) * bound;
      }
    }
    return product >>> 32;
  }

  private long bounded64(long bound) {
    long word = nextLong();
    if (Long.compareUnsigned(word * bound, bound) < 0) {
      long threshold = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(word * bound, threshold) < 0) {
        word = nextLong();
      }
    }
    return multiplyHigh(word, bound);
  }

  private void step() {
    long productHigh =
        multiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    low *= MULTIPLIER_LOW;
    high = productHigh;
    add(incrementHigh, incrementLow);
  }

  private void add(long addendHigh, long addendLow) {
    low += addendLow;
    high += addendHigh + (Long.compareUnsigned(low, addendLow) < 0 ? 1 : 0);
  }

  private static long multiplyHigh(long x, long y) {
    return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
  }

  @Override
  public long[] state() {
    return new long[] {high, low, incrementHigh, incrementLow, halfKept ? 1 : 0, half};
  }

  @Override
  public void restore(long[] state) {
    RestorableGenerator.requireLength(state, 6);
    high = state[0];
    low = state[1];
    incrementHigh = state[2];
    incrementLow = state[3];
    halfKept = state[4] != 0;
    half = (int) state[5];
  }
}
