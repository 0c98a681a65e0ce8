package io.swingup.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The natural logarithm with the very bits of the C library that NumPy calls on Linux, the same on
 * every machine.
 *
 * <p>{@code StrictMath.log} is off by up to one unit in the last place, {@code Math.log} may differ
 * between machines, and even the correctly rounded logarithm differs from the C library's about
 * once in a thousand numbers: that one is off by up to 0.52 units. So each step is rounded as glibc
 * (2.28 and later, on processors with fused multiply-add) rounds it.
 *
 * <p>With x = 2^k · z and z in [0.6875, 1.375), ln x = k · ln 2 + ln c + ln(z / c), where c is a
 * tabulated point near z and the last logarithm a short polynomial in r = z / c − 1. Near 1, where
 * that would cancel, a longer polynomial in x − 1 takes over. Table and polynomials are those of
 * Arm Optimized Routines (Nagy 2018), which glibc took over.
 */
final class NaturalLogarithm {
  private static final String RESOURCE = "natural_logarithm.csv";
  private static final int INTERVALS = 128;
  private static final double[] ONE_OVER_C = new double[INTERVALS];
  private static final double[] LN_C = new double[INTERVALS];

  // ln 2 in two parts, the first short enough for an exact product with k.
  private static final double LN_2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN_2_LOW = 0x1.ef35793c76730p-45;

  // ln(1 + r) - r = r² · (A[0] + A[1] r + …), |r| < 2^-8
  private static final double[] A = {
    -0x1.0000000000001p-1,
    0x1.555555551305bp-2,
    -0x1.fffffffeb459p-3,
    0x1.999b324f10111p-3,
    -0x1.55575e506c89fp-3
  };
  // ln(1 + r) - r + r²/2 = r³ · (B[0] + B[1] r + …), -2^-4 <= r < 0.0648
  private static final double[] B = {
    0x1.5555555555577p-2, -0x1.ffffffffffdcbp-3, 0x1.999999995dd0cp-3, -0x1.55555556745a7p-3,
    0x1.24924a344de3p-3, -0x1.fffffa4423d65p-4, 0x1.c7184282ad6cap-4, -0x1.999eb43b068ffp-4,
    0x1.78182f7afd085p-4, -0x1.5521375d145cdp-4
  };
  private static final double NEAR_ONE_LOW = 1 - 0x1p-4;
  private static final double NEAR_ONE_HIGH = 1 + 0x1.09p-4;
  private static final long FIRST_Z = 0x3fe6000000000000L; // the bits of 0.6875

  static {
    readTable();
  }

  private NaturalLogarithm() {}

  /** Returns the logarithm of a positive, finite and normal number. */
  static double of(double x) {
    return NEAR_ONE_LOW <= x && x < NEAR_ONE_HIGH ? nearOne(x - 1) : byTable(x);
  }

  private static double byTable(double x) {
    long distance = Double.doubleToRawLongBits(x) - FIRST_Z;
    int interval = (int) (distance >>> 45) & (INTERVALS - 1);
    int k = (int) (distance >> 52);
    double z = Double.longBitsToDouble(FIRST_Z + (distance - ((long) k << 52)));

    double r = Math.fma(z, ONE_OVER_C[interval], -1);
    double leading = Math.fma(k, LN_2_HIGH, LN_C[interval]);
    double high = leading + r;
    double low = Math.fma(k, LN_2_LOW, leading - high + r);
    double r2 = r * r;
    double cubic = Math.fma(r2, Math.fma(r, A[4], A[3]), Math.fma(r, A[2], A[1]));
    return Math.fma(r * r2, cubic, Math.fma(r2, A[0], low)) + high;
  }

  private static double nearOne(double r) {
    double r2 = r * r;
    double r3 = r * r2;
    double tail = Math.fma(r3, B[9], quadratic(r, r2, 6));
    double polynomial = Math.fma(r3, Math.fma(r3, tail, quadratic(r, r2, 3)), quadratic(r, r2, 0));

    double shift = r * 0x1p27;
    double rHigh = r + shift - shift; // the leading 26 bits of r, whose square is exact
    double square = -0.5 * rHigh * rHigh;
    double high = r + square;
    double low = Math.fma(-0.5 * (r - rHigh), rHigh + r, r - high + square);
    return Math.fma(r3, polynomial, low) + high;
  }

  private static double quadratic(double r, double r2, int first) {
    return Math.fma(r2, B[first + 2], Math.fma(r, B[first + 1], B[first]));
  }

  private static void readTable() {
    InputStream resource = NaturalLogarithm.class.getResourceAsStream(RESOURCE);
    Objects.requireNonNull(resource, "no resource " + RESOURCE);
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      double[] values =
          lines
              .lines()
              .filter(line -> line.startsWith("0x"))
              .mapToDouble(Double::parseDouble)
              .toArray();
      for (int i = 0; i < INTERVALS; i++) {
        ONE_OVER_C[i] = values[i];
        LN_C[i] = Math.rint(-StrictMath.log(values[i]) * 0x1p43) * 0x1p-43;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
