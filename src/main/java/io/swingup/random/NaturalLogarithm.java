package io.swingup.random;

/**
 * The natural logarithm to 0.52 units in the last place, the same on every machine.
 *
 * <p>{@code StrictMath.log} is off by up to one unit, which grows to two in normal numbers; {@code
 * Math.log} may differ between machines. The C library that NumPy calls is as exact as this.
 *
 * <p>With x = 2^e · m, m near 1 and s = (m − 1) / (m + 1), ln x = e · ln 2 + 2 · (s + s³/3 + s⁵/5 +
 * …). The two leading terms, e · ln 2 and 2s, are carried as unevaluated sums of two doubles.
 */
final class NaturalLogarithm {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final int SERIES_TERMS = 12; // s² <= 0.0295, so the next one is below 2^-66
  // The logarithm of 2 in two parts, the first short enough for an exact product with e (fdlibm).
  private static final double LN_2_HIGH = 0.6931471803691238;
  private static final double LN_2_LOW = 1.9082149292705877e-10;

  private NaturalLogarithm() {}

  /** Returns the logarithm of a positive, finite and normal number. */
  static double of(double x) {
    int exponent = Math.getExponent(x);
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa > SQRT_2) {
      mantissa /= 2;
      exponent++;
    }
    double numerator = mantissa - 1;
    double denominator = 2 + numerator;
    double denominatorRest = numerator - (denominator - 2);
    double s = numerator / denominator;
    double remainder = Math.fma(-s, denominator, numerator) - s * denominatorRest;
    double sRest = remainder / denominator;

    double exponentPart = exponent * LN_2_HIGH;
    double leading = exponentPart + 2 * s;
    double leadingRest = 2 * s - (leading - exponentPart);
    return leading + (leadingRest + 2 * (sRest + s * series(s * s)) + exponent * LN_2_LOW);
  }

  /** Returns q/3 + q²/5 + q³/7 + … */
  private static double series(double q) {
    double sum = 0;
    for (int k = SERIES_TERMS; k > 0; k--) {
      sum = (sum + 1.0 / (2 * k + 1)) * q;
    }
    return sum;
  }
}
