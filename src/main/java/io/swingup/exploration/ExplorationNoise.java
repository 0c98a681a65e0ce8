package io.swingup.exploration;

import java.util.List;

/** A source of noise in the units of the action. */
public interface ExplorationNoise {

  /**
   * Draws the noise of the next step.
   *
   * @return a new array, shape [actionSize]
   */
  double[] next();

  /**
   * Starts an episode: returns to the state before the first draw, but continues the stream. Does
   * nothing where each draw is independent.
   */
  default void reset() {}

  /**
   * Returns what the next draws depend on, the generator apart.
   *
   * @return as many numbers at every call; none where each draw is independent
   */
  default List<Double> state() {
    return List.of();
  }

  /**
   * Returns to an earlier state.
   *
   * @param state what {@link #state()} returned
   * @throws IllegalArgumentException if it is not as long as the state is
   */
  default void restore(List<Double> state) {
    if (!state.isEmpty()) {
      throw new IllegalArgumentException("this noise has no state, was " + state);
    }
  }
}
