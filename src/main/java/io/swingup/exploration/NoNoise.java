package io.swingup.exploration;

/**
 * No noise at all; draws nothing.
 *
 * @param size the numbers in one action
 */
record NoNoise(int size) implements ExplorationNoise {

  @Override
  public double[] next() {
    return new double[size];
  }
}
