package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalLogarithmTest {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal LN_2 =
      new BigDecimal("0.6931471805599453094172321214581765680755");

  @ParameterizedTest(name = "around {0}")
  @ValueSource(doubles = {1, 2, 0.75, 0x1p-20, 0x1p-104, 1e300})
  void isOffByLittleMoreThanHalfAUnit(double centre) {
    Pcg64 generator = Pcg64.seeded(11);

    for (int i = 0; i < 300; i++) {
      double x = centre * generator.uniform(0.5, 1.5);
      assertThat(errorInUlps(x)).as("error at %s", x).isLessThan(0.52);
    }
  }

  @ParameterizedTest(name = "1 + {0}")
  @ValueSource(doubles = {0x1p-52, -0x1p-53, 1e-9, -1e-9, 1e-3, -1e-3})
  void isJustAsNearBesideOne(double difference) {
    assertThat(errorInUlps(1 + difference)).isLessThan(0.52);
  }

  @Test
  void givesTheNearerOfTwoNumbersAlmostEquallyNear() {
    double found = NaturalLogarithm.of(0x1.85ff42e9531e0p-1); // met by NumPy's seed 1323494002

    assertThat(found).isEqualTo(-0x1.16b7bd35d58cep-2);
  }

  @Test
  void isZeroForOne() {
    assertThat(NaturalLogarithm.of(1)).isZero();
  }

  private static double errorInUlps(double x) {
    double found = NaturalLogarithm.of(x);
    BigDecimal error = new BigDecimal(found).subtract(logarithm(x)).abs();
    return error.doubleValue() / Math.ulp(found);
  }

  /** Returns the logarithm to nearly 40 digits, by the series of the inverse hyperbolic tangent. */
  private static BigDecimal logarithm(double x) {
    int exponent = Math.getExponent(x) + (Math.scalb(x, -Math.getExponent(x)) > 1.5 ? 1 : 0);
    BigDecimal mantissa = new BigDecimal(Math.scalb(x, -exponent));
    BigDecimal s = mantissa.subtract(BigDecimal.ONE).divide(mantissa.add(BigDecimal.ONE), DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 40; k >= 0; k--) {
      BigDecimal term = BigDecimal.ONE.divide(BigDecimal.valueOf(2 * k + 1), DIGITS);
      sum = sum.multiply(s).multiply(s).add(term, DIGITS);
    }
    BigDecimal series = sum.multiply(s).multiply(BigDecimal.valueOf(2));
    return series.add(LN_2.multiply(BigDecimal.valueOf(exponent)), DIGITS);
  }
}
