package io.swingup.environment.mountaincar;

/** How many digits a number is held in, as the type of a NumPy number says. */
public enum Precision {
  /** NumPy's {@code float32}. */
  SINGLE,
  /** NumPy's {@code float64}. */
  DOUBLE;

  /**
   * Rounds a number. A sum, a difference or a product of two numbers of this precision, computed in
   * double and then rounded by this, is the one that an operation in this precision gives.
   *
   * @param number any number
   * @return the nearest number of this precision
   */
  public double round(double number) {
    return this == SINGLE ? (float) number : number;
  }
}
