package io.swingup.cli;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the seed of an environment: any unsigned number of 64 bits. */
final class UnsignedSeed implements ITypeConverter<Long> {
  private static final int BITS = 64;

  @Override
  public Long convert(String text) {
    if (text.matches("[0-9]+")) {
      BigInteger seed = new BigInteger(text);
      if (seed.bitLength() <= BITS) {
        return seed.longValue();
      }
    }
    BigInteger most = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);
    throw new TypeConversionException(
        "must be a whole number in [0, " + most + "], was \"" + text + "\"");
  }
}
