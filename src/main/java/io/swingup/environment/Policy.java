package io.swingup.environment;

/** A deterministic map from observations to actions, for many observations at a time. */
public interface Policy {

  /**
   * Returns one action for each observation.
   *
   * @param observations the observations, row by row, shape [count, observationSize]
   * @param count how many observations there are, at least 1
   * @return the actions in the environment's units, row by row, shape [count, actionSize]
   */
  float[] act(float[] observations, int count);
}
