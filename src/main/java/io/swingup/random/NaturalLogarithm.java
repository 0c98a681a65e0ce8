package io.swingup.random;

import static java.math.BigDecimal.ONE;
import static java.math.MathContext.DECIMAL128;

import java.math.BigDecimal;

/**
 * The natural logarithm, correctly rounded, the same on every machine.
 *
 * <p>{@code StrictMath.log} is off by up to one unit, which grows to two in normal numbers; {@code
 * Math.log} may differ between machines. The C library that NumPy calls is off by 0.52 units at the
 * most, so it gives the nearest number too, but for few that lie almost halfway between two.
 *
 * <p>With x = 2^e · m, m near 1 and s = (m − 1) / (m + 1), ln x = e · ln 2 + 2 · (s + s³/3 + s⁵/5 +
 * …). The two leading terms, e · ln 2 and 2s, are carried as unevaluated sums of two doubles. Where
 * that leaves the rounding in doubt, the series is summed up again in 34 digits (Ziv 1991).
 */
final class NaturalLogarithm {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final int SERIES_TERMS = 12; // s² <= 0.0295, so the next one is below 2^-66
  // The logarithm of 2 in two parts, the first short enough for an exact product with e (fdlibm).
  private static final double LN_2_HIGH = 0.6931471803691238;
  private static final double LN_2_LOW = 1.9082149292705877e-10;

  private static final double DOUBT = 1.0 / 32; // in units in the last place; 0.02 are possible
  private static final int DECIMAL_TERMS = 25; // the next one is below 10^-38
  private static final BigDecimal LN_2 =
      new BigDecimal("0.6931471805599453094172321214581765680755");

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
    double rest = leadingRest + 2 * (sRest + s * series(s * s)) + exponent * LN_2_LOW;
    double doubt = Math.ulp(leading + rest) * DOUBT;
    double least = leading + (rest - doubt);
    return least == leading + (rest + doubt) ? least : inDecimals(mantissa, exponent);
  }

  private static double inDecimals(double mantissa, int exponent) {
    BigDecimal m = new BigDecimal(mantissa);
    BigDecimal s = m.subtract(ONE).divide(m.add(ONE), DECIMAL128);
    BigDecimal square = s.multiply(s, DECIMAL128);
    BigDecimal power = s;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < DECIMAL_TERMS; k++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * k + 1), DECIMAL128));
      power = power.multiply(square, DECIMAL128);
    }
    return LN_2.multiply(BigDecimal.valueOf(exponent)).add(sum.add(sum)).doubleValue();
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
