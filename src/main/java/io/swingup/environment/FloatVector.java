package io.swingup.environment;

import java.util.Arrays;
import java.util.Objects;

/** An immutable vector of single-precision numbers, such as one observation or one bound. */
public final class FloatVector {
  private final float[] values;

  private FloatVector(float[] values) {
    this.values = values;
  }

  /**
   * Returns a vector of the given numbers.
   *
   * @param values the numbers; copied
   * @return a vector of the same length
   */
  public static FloatVector of(float... values) {
    return new FloatVector(values.clone());
  }

  /**
   * Returns a vector of numbers rounded to single precision.
   *
   * @param values the numbers
   * @return a vector of the same length
   */
  public static FloatVector rounded(double... values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new FloatVector(rounded);
  }

  /**
   * Returns the number of elements.
   *
   * @return the number of elements, at least 0
   */
  public int size() {
    return values.length;
  }

  /**
   * Returns one element.
   *
   * @param index the position, in [0, size)
   * @return the element at that position
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public float get(int index) {
    return values[index];
  }

  /**
   * Returns some of the elements.
   *
   * @param first the position of the first one
   * @param count how many
   * @return a vector of that size
   * @throws IndexOutOfBoundsException if there are not as many
   */
  public FloatVector slice(int first, int count) {
    Objects.checkFromIndexSize(first, count, values.length);
    return new FloatVector(Arrays.copyOfRange(values, first, first + count));
  }

  /**
   * Copies all elements into an array.
   *
   * @param target the array to write into
   * @param offset the position of the first element in {@code target}
   * @throws IndexOutOfBoundsException if the elements do not fit
   */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /**
   * Returns the elements in a new array.
   *
   * @return a copy that the caller owns
   */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
