package io.swingup.environment;

import java.awt.Graphics2D;

/** Draws one moment of an environment. */
@FunctionalInterface
public interface Painter {

  /**
   * Draws into the square from (−1, −1) to (1, 1), y upwards, on a white ground.
   *
   * @param canvas what to draw on, scaled to that square
   * @param observation what the agent sees, shape [observationSize]
   * @param action what it does, in the environment's units, shape [actionSize]
   */
  void paint(Graphics2D canvas, FloatVector observation, double... action);
}
