package io.swingup.environment;

/**
 * A box in n-dimensional space: all vectors between a lower and an upper bound, bounds included.
 *
 * @param low the lower bounds, shape [n]; may be negative infinity
 * @param high the upper bounds, shape [n]; each above its lower bound; may be positive infinity
 */
public record Box(FloatVector low, FloatVector high) {

  /**
   * Checks that the bounds make a box.
   *
   * @throws IllegalArgumentException if the sizes differ, are 0, or a lower bound is not below its
   *     upper bound
   */
  public Box {
    if (low.size() != high.size() || low.size() == 0) {
      throw new IllegalArgumentException(
          "low and high must have the same size, at least 1; found " + low + " and " + high);
    }
    for (int i = 0; i < low.size(); i++) {
      if (!(low.get(i) < high.get(i))) { // negated so that NaN is caught too
        throw new IllegalArgumentException("low must be below high, found " + low + " and " + high);
      }
    }
  }

  /**
   * Returns the box from −bound to bound in each dimension.
   *
   * @param bounds the positive bounds, shape [n]
   * @return a box symmetric about the origin
   */
  public static Box symmetric(float... bounds) {
    float[] low = bounds.clone();
    for (int i = 0; i < low.length; i++) {
      low[i] = -low[i];
    }
    return new Box(FloatVector.of(low), FloatVector.of(bounds));
  }

  /**
   * Returns the number of dimensions.
   *
   * @return the number of dimensions, at least 1
   */
  public int size() {
    return low.size();
  }

  /**
   * Returns half the distance between the bounds of one dimension.
   *
   * @param index the dimension, in [0, size)
   * @return a positive number; infinite where a bound is
   */
  public double halfRange(int index) {
    return ((double) high.get(index) - low.get(index)) / 2;
  }

  /**
   * Returns the number half way between the bounds of one dimension.
   *
   * @param index the dimension, in [0, size)
   * @return the middle; infinite where one bound is, NaN where both are
   */
  public double middle(int index) {
    return ((double) high.get(index) + low.get(index)) / 2;
  }

  /**
   * Moves each number to the nearest one inside the box.
   *
   * @param values the numbers to limit in place, shape [n]
   */
  public void clip(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(low.get(i), Math.min(high.get(i), values[i]));
    }
  }

  /**
   * Says whether a vector lies inside the box.
   *
   * @param vector a vector, shape [n]
   * @return true if every element is within its bounds; false if one is NaN
   */
  public boolean contains(FloatVector vector) {
    for (int i = 0; i < size(); i++) {
      if (!(vector.get(i) >= low.get(i) && vector.get(i) <= high.get(i))) {
        return false;
      }
    }
    return vector.size() == size();
  }
}
