package io.swingup.random;

import java.math.BigInteger;

/** CPython's {@code random.Random}: MT19937 (Matsumoto and Nishimura 1998) with its own seeding. */
public final class PythonRandom implements RestorableGenerator {
  private static final long WORD = 0xffff_ffffL;

  private final MersenneTwister twister;

  private PythonRandom(MersenneTwister twister) {
    this.twister = twister;
  }

  /**
   * Returns the stream after {@code random.seed(seed)}.
   *
   * @param seed any number; CPython takes its absolute value
   * @return a new generator
   */
  public static PythonRandom seeded(BigInteger seed) {
    return new PythonRandom(new MersenneTwister(SeedSequence.words(seed.abs())));
  }

  /**
   * Returns the stream after {@code random.seed(seed)}.
   *
   * @param seed any number; CPython takes its absolute value
   * @return a new generator
   */
  public static PythonRandom seeded(long seed) {
    return seeded(BigInteger.valueOf(seed));
  }

  /** Returns the next 32 bits, {@code getrandbits(32)}. */
  @Override
  public int nextInt() {
    return twister.next32();
  }

  /** Returns the next 64 bits, {@code getrandbits(64)}: the low half first. */
  @Override
  public long nextLong() {
    return (nextInt() & WORD) | (long) nextInt() << 32;
  }

  /** Returns a number in [0, 1), {@code random()}. */
  @Override
  public double nextDouble() {
    return twister.nextDouble();
  }

  /**
   * Returns a whole number between bounds, {@code randint(from, to)}.
   *
   * @param from the smallest
   * @param to the largest; at least {@code from} and less than 2³² − 1 above it
   * @return a number in [from, to]
   * @throws IllegalArgumentException if the bounds are not as said
   */
  public long randint(long from, long to) {
    long count = to - from + 1;
    if (to < from || count < 1 || count > WORD) {
      throw new IllegalArgumentException(
          "to must be in [from, from + 2^32 - 2], found from " + from + " to " + to);
    }
    int unused = Long.numberOfLeadingZeros(count) - 32;
    long value = (nextInt() & WORD) >>> unused;
    while (value >= count) {
      value = (nextInt() & WORD) >>> unused;
    }
    return from + value;
  }

  @Override
  public long[] state() {
    long[] state = new long[MersenneTwister.STATE_LENGTH];
    twister.saveTo(state);
    return state;
  }

  @Override
  public void restore(long[] state) {
    RestorableGenerator.requireLength(state, MersenneTwister.STATE_LENGTH);
    twister.restoreFrom(state);
  }
}
