package io.swingup.exploration;

import java.util.List;

/** No noise at all; draws nothing. */
final class NoNoise implements ExplorationNoise {
  private final int size;

  NoNoise(int size) {
    this.size = size;
  }

  @Override
  public double[] next() {
    return new double[size];
  }

  @Override
  public void reset() {}

  @Override
  public List<Double> state() {
    return List.of();
  }

  @Override
  public void restore(List<Double> state) {
    if (!state.isEmpty()) {
      throw new IllegalArgumentException("no noise has no state, was " + state);
    }
  }
}
