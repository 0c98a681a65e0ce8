package io.swingup.environment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Draws one moment of an environment. */
@FunctionalInterface
public interface Painter {

  /**
   * Draws into the square from (−1, −1) to (1, 1), y upwards, on a white ground, in black until it
   * chooses another colour.
   *
   * @param canvas what to draw on, scaled to that square
   * @param observation what the agent sees, shape [observationSize]
   * @param action what it does, in the environment's units, shape [actionSize]
   */
  void paint(Graphics2D canvas, FloatVector observation, double... action);

  /**
   * Draws a picture of that square.
   *
   * @param size its width and height in pixels
   * @param observation what the agent sees, shape [observationSize]
   * @param action what it does, in the environment's units, shape [actionSize]
   * @return a new RGB image
   */
  default BufferedImage picture(int size, FloatVector observation, double... action) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, size, size);
    canvas.setColor(Color.BLACK);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.translate(size / 2.0, size / 2.0);
    canvas.scale(size / 2.0, -size / 2.0);
    paint(canvas, observation, action);
    canvas.dispose();
    return image;
  }
}
