package io.swingup.exploration;

/** A source of noise in the units of the action. */
public interface ExplorationNoise {

  /**
   * Draws the noise of the next step.
   *
   * @return a new array, shape [actionSize]
   */
  double[] next();

  /** Starts an episode: returns to the state before the first draw, but goes on with the stream. */
  void reset();
}
