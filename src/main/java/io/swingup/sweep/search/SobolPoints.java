package io.swingup.sweep.search;

import io.swingup.random.Pcg64;
import java.util.function.Supplier;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points that fill the unit cube more evenly than independent ones: Sobol' sequence (1967) with the
 * direction numbers of Joe and Kuo (2008), moved by a random digital shift, which keeps how evenly
 * they lie (L'Ecuyer and Lemieux 2002).
 */
final class SobolPoints implements Supplier<double[]> {
  /** The most dimensions that there are direction numbers for. */
  static final int MAX_DIMENSION = 21_201;

  private static final int BITS = 52; // of a coordinate

  private final SobolSequenceGenerator sequence;
  private final long[] shift;

  /**
   * Begins at the first point.
   *
   * @param dimension the number of coordinates, in [1, {@link #MAX_DIMENSION}]
   * @param seed of the shift
   */
  SobolPoints(int dimension, long seed) {
    sequence = new SobolSequenceGenerator(dimension);
    Pcg64 random = Pcg64.seeded(seed);
    shift = new long[dimension];
    for (int i = 0; i < dimension; i++) {
      shift[i] = random.nextLong() >>> (Long.SIZE - BITS);
    }
  }

  /** Returns the next point, each coordinate in [0, 1). */
  @Override
  public double[] get() {
    double[] point = sequence.nextVector();
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.scalb((double) ((long) Math.scalb(point[i], BITS) ^ shift[i]), -BITS);
    }
    return point;
  }
}
