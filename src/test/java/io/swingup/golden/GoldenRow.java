package io.swingup.golden;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** One row of a golden file, read by the names of its columns. */
public final class GoldenRow {
  private final CSVRecord row;

  GoldenRow(CSVRecord row) {
    this.row = row;
  }

  /** Returns the names of all columns, in order. */
  public List<String> columns() {
    return row.getParser().getHeaderNames();
  }

  /** Returns a field as it stands. */
  public String text(String column) {
    return row.get(column);
  }

  /** Returns a whole number of any size. */
  public BigInteger integer(String column) {
    return new BigInteger(text(column));
  }

  /** Returns a whole number from −2^63 to 2^64 − 1; its 64 bits, if it is above 2^63 − 1. */
  public long bits64(String column) {
    BigInteger value = integer(column);
    if (value.bitLength() > Long.SIZE) {
      throw new ArithmeticException(column + " must fit into 64 bits, was " + value);
    }
    return value.longValue();
  }

  /** Returns a whole number from −2^31 to 2^31 − 1. */
  public int int32(String column) {
    return integer(column).intValueExact();
  }

  /** Returns a double-precision number. */
  public double float64(String column) {
    return Double.parseDouble(text(column));
  }

  /** Returns a single-precision number; parsed as one, because parsing it twice rounds twice. */
  public float float32(String column) {
    return Float.parseFloat(text(column));
  }

  /** Returns the columns that are a prefix and a number, such as v0, v1, v2, as whole numbers. */
  public long[] bits64s(String prefix) {
    return numbered(prefix).stream().mapToLong(this::bits64).toArray();
  }

  /** Returns the columns that are a prefix and a number as double-precision numbers. */
  public double[] float64s(String prefix) {
    return numbered(prefix).stream().mapToDouble(this::float64).toArray();
  }

  /** Returns the first two fields, by which a test can be told from its neighbours. */
  @Override
  public String toString() {
    List<String> key = columns().stream().limit(2).map(name -> name + " " + text(name)).toList();
    return String.join(", ", key);
  }

  private List<String> numbered(String prefix) {
    return columns().stream().filter(name -> name.matches(prefix + "[0-9]+")).toList();
  }
}
