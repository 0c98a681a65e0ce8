package io.swingup.random;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A seed of any size, stirred into well-mixed words for generators; equal to NumPy's {@code
 * SeedSequence} with a pool of four words.
 *
 * <p>Similar seeds give unrelated words, and {@link #spawn} gives children whose streams are
 * independent of each other for all practical purposes. Nothing changes after construction but the
 * number of children, so only {@code spawn} needs a lock when several threads share an instance.
 *
 * <p>Source: NumPy, {@code numpy/random/bit_generator.pyx}, after M. E. O'Neill, "Developing a
 * seed_seq Alternative" and "Simple Portable C++ Seed Entropy", 2015 (pcg-random.org). The entropy
 * is hashed into the pool word by word, each pool word is mixed into all others, entropy beyond the
 * pool is mixed into every word, and the output hashes the pool again and again.
 */
public final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_MULT_L = 0xca01f9dd;
  private static final int MIX_MULT_R = 0x4973f715;

  private final int[] entropy;
  private final int[] spawnKey;
  private final int[] pool = new int[POOL_SIZE];
  private int childrenSpawned;

  private SeedSequence(int[] entropy, int[] spawnKey) {
    this.entropy = entropy;
    this.spawnKey = spawnKey;
    mixIntoPool(assembledEntropy());
  }

  /**
   * Returns the sequence of a seed of 64 bits.
   *
   * @param unsignedSeed the seed, read as an unsigned number from 0 to 2^64 − 1
   * @return the sequence of that seed
   */
  public static SeedSequence of(long unsignedSeed) {
    return of(Words.unsigned(unsignedSeed));
  }

  /**
   * Returns the sequence of a seed of any size.
   *
   * @param entropy the seed, at least 0
   * @return the sequence of that seed
   * @throws IllegalArgumentException if the seed is negative
   */
  public static SeedSequence of(BigInteger entropy) {
    if (entropy.signum() < 0) {
      throw new IllegalArgumentException("entropy must be at least 0, was " + entropy);
    }
    return new SeedSequence(Words.split(entropy), new int[0]);
  }

  /**
   * Returns mixed words; the same ones on every call, and fewer words are a prefix of more.
   *
   * @param words the number of words, at least 0
   * @return that many unsigned 32-bit words
   * @throws IllegalArgumentException if the number is negative
   */
  public int[] generateState32(int words) {
    int[] state = new int[requireCount(words, "words")];
    int factor = INIT_B;
    for (int i = 0; i < words; i++) {
      int value = pool[i % POOL_SIZE] ^ factor;
      factor *= MULT_B;
      state[i] = foldHalves(value * factor);
    }
    return state;
  }

  /**
   * Returns mixed words of double width, each made of two narrow ones, the low half first.
   *
   * @param words the number of words, from 0 to 2^30 − 1
   * @return that many unsigned 64-bit words
   * @throws IllegalArgumentException if the number is outside its range
   */
  public long[] generateState64(int words) {
    int[] halves = generateState32(2 * requireCount(words, "words"));
    long[] state = new long[words];
    for (int i = 0; i < words; i++) {
      state[i] = ((long) halves[2 * i + 1] << 32) | Integer.toUnsignedLong(halves[2 * i]);
    }
    return state;
  }

  /**
   * Returns new children; a later call continues where this one ended and never repeats a child.
   *
   * @param count the number of children, at least 0
   * @return sequences that differ from this one, from each other and from all earlier children
   * @throws IllegalArgumentException if the number is negative
   */
  public List<SeedSequence> spawn(int count) {
    List<SeedSequence> children = new ArrayList<>(requireCount(count, "count"));
    for (int i = 0; i < count; i++) {
      int[] key = Arrays.copyOf(spawnKey, spawnKey.length + 1);
      key[spawnKey.length] = childrenSpawned++;
      children.add(new SeedSequence(entropy, key));
    }
    return List.copyOf(children);
  }

  /** Returns entropy and key in a row; zeros keep the key of a child out of the first pool. */
  private int[] assembledEntropy() {
    int start = spawnKey.length == 0 ? entropy.length : Math.max(POOL_SIZE, entropy.length);
    int[] assembled = Arrays.copyOf(entropy, start + spawnKey.length);
    System.arraycopy(spawnKey, 0, assembled, start, spawnKey.length);
    return assembled;
  }

  private void mixIntoPool(int[] source) {
    Hash hash = new Hash();
    for (int i = 0; i < POOL_SIZE; i++) {
      pool[i] = hash.apply(i < source.length ? source[i] : 0);
    }
    for (int from = 0; from < POOL_SIZE; from++) {
      for (int to = 0; to < POOL_SIZE; to++) {
        if (from != to) {
          pool[to] = mix(pool[to], hash.apply(pool[from]));
        }
      }
    }
    for (int from = POOL_SIZE; from < source.length; from++) {
      for (int to = 0; to < POOL_SIZE; to++) {
        pool[to] = mix(pool[to], hash.apply(source[from]));
      }
    }
  }

  private static int mix(int x, int y) {
    return foldHalves(MIX_MULT_L * x - MIX_MULT_R * y);
  }

  private static int foldHalves(int value) {
    return value ^ (value >>> 16);
  }

  private static int requireCount(int count, String name) {
    if (count < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, was " + count);
    }
    return count;
  }

  /** The hash of the entropy; its factor changes with every use. */
  private static final class Hash {
    private int factor = INIT_A;

    int apply(int value) {
      int hashed = value ^ factor;
      factor *= MULT_A;
      return foldHalves(hashed * factor);
    }
  }
}
