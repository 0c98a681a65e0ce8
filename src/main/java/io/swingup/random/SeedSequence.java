package io.swingup.random;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Spreads one seed over the states of any number of generators, equal to NumPy's {@code
 * SeedSequence}, which follows O'Neill's {@code seed_seq} (2015).
 *
 * <p>Not thread-safe: it counts the children that it has spawned.
 */
public final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_L = 0xca01f9dd;
  private static final int MIX_R = 0x4973f715;
  private static final int SHIFT = 16;

  private final BigInteger entropy;
  private final int[] spawnKey;
  private final int[] pool;
  private int children;
  private int hash;

  private SeedSequence(BigInteger entropy, int... spawnKey) {
    this.entropy = entropy;
    this.spawnKey = spawnKey;
    this.pool = mix(assemble(words(entropy), spawnKey));
  }

  /**
   * Returns the sequence of a seed.
   *
   * @param seed any number, taken as unsigned
   * @return a new sequence
   */
  public static SeedSequence of(long seed) {
    return of(new BigInteger(Long.toUnsignedString(seed)));
  }

  /**
   * Returns the sequence of a seed of any size.
   *
   * @param entropy the seed, at least 0
   * @return a new sequence
   * @throws IllegalArgumentException if the seed is negative
   */
  public static SeedSequence of(BigInteger entropy) {
    if (entropy.signum() < 0) {
      throw new IllegalArgumentException("a seed must be at least 0, was " + entropy);
    }
    return new SeedSequence(entropy);
  }

  /**
   * Returns sequences that are independent of this one and of each other. A later call returns
   * others.
   *
   * @param count how many, at least 0
   * @return new sequences
   */
  public List<SeedSequence> spawn(int count) {
    List<SeedSequence> spawned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] key = Arrays.copyOf(spawnKey, spawnKey.length + 1);
      key[spawnKey.length] = children++;
      spawned.add(new SeedSequence(entropy, key));
    }
    return spawned;
  }

  /**
   * Returns the seed's numbers as 32-bit words.
   *
   * @param words how many, at least 0
   * @return the same words at every call
   */
  public int[] generateState32(int words) {
    int[] state = new int[words];
    int constant = INIT_B;
    for (int i = 0; i < words; i++) {
      int value = pool[i % POOL_SIZE] ^ constant;
      constant *= MULT_B;
      value *= constant;
      state[i] = value ^ (value >>> SHIFT);
    }
    return state;
  }

  /**
   * Returns the seed's numbers as 64-bit words, each of two 32-bit ones, the low one first.
   *
   * @param words how many, at least 0
   * @return the same words at every call
   */
  public long[] generateState64(int words) {
    int[] halves = generateState32(2 * words);
    long[] state = new long[words];
    for (int i = 0; i < words; i++) {
      state[i] = Integer.toUnsignedLong(halves[2 * i]) | ((long) halves[2 * i + 1] << 32);
    }
    return state;
  }

  /** Returns the 32-bit words of a number, the lowest first; one word for 0. */
  static int[] words(BigInteger number) {
    int[] words = new int[Math.max(1, (number.bitLength() + 31) / 32)];
    for (int i = 0; i < words.length; i++) {
      words[i] = number.shiftRight(32 * i).intValue();
    }
    return words;
  }

  private static int[] assemble(int[] entropy, int[] spawnKey) {
    int padded = spawnKey.length == 0 ? entropy.length : Math.max(entropy.length, POOL_SIZE);
    int[] assembled = Arrays.copyOf(entropy, padded + spawnKey.length);
    System.arraycopy(spawnKey, 0, assembled, padded, spawnKey.length);
    return assembled;
  }

  private int[] mix(int[] assembled) {
    int[] mixed = new int[POOL_SIZE];
    hash = INIT_A;
    for (int i = 0; i < POOL_SIZE; i++) {
      mixed[i] = hashed(i < assembled.length ? assembled[i] : 0);
    }
    for (int from = 0; from < POOL_SIZE; from++) {
      for (int to = 0; to < POOL_SIZE; to++) {
        if (from != to) {
          mixed[to] = mixed(mixed[to], hashed(mixed[from]));
        }
      }
    }
    for (int from = POOL_SIZE; from < assembled.length; from++) {
      for (int to = 0; to < POOL_SIZE; to++) {
        mixed[to] = mixed(mixed[to], hashed(assembled[from]));
      }
    }
    return mixed;
  }

  private int hashed(int value) {
    int result = value ^ hash;
    hash *= MULT_A;
    result *= hash;
    return result ^ (result >>> SHIFT);
  }

  private static int mixed(int x, int y) {
    int result = MIX_L * x - MIX_R * y;
    return result ^ (result >>> SHIFT);
  }
}
