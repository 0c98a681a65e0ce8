package io.swingup.report;

import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.Painter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import javax.imageio.ImageIO;

/**
 * Paints the pictures that an environment has drawn of itself, one for each observation of an
 * episode; they are kept small and compressed, as an episode may have thousands.
 */
final class TakenPictures implements Painter {
  private final IdentityHashMap<FloatVector, byte[]> pictures = new IdentityHashMap<>();

  /** Takes a picture of an environment in which something was just observed. */
  void take(Environment environment, FloatVector observation) {
    BufferedImage picture =
        environment
            .picture()
            .orElseThrow(
                () -> new IllegalStateException(environment.spec().id() + " has no picture"));
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(fitted(picture), "png", bytes);
      pictures.put(observation, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /* The whole picture in the middle of a frame, on a white ground. */
  private static BufferedImage fitted(BufferedImage picture) {
    BufferedImage frame = new BufferedImage(Film.SIZE, Film.SIZE, BufferedImage.TYPE_INT_RGB);
    double scale = (double) Film.SIZE / Math.max(picture.getWidth(), picture.getHeight());
    Graphics2D canvas = frame.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, Film.SIZE, Film.SIZE);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.translate(
        (Film.SIZE - scale * picture.getWidth()) / 2,
        (Film.SIZE - scale * picture.getHeight()) / 2);
    canvas.drawImage(picture, AffineTransform.getScaleInstance(scale, scale), null);
    canvas.dispose();
    return frame;
  }

  @Override
  public void paint(Graphics2D canvas, FloatVector observation, double... action) {
    byte[] png = pictures.get(observation);
    if (png == null) {
      throw new IllegalArgumentException("no picture was taken of " + observation);
    }
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      double pixel = 2.0 / Film.SIZE;
      canvas.drawImage(picture, new AffineTransform(pixel, 0, 0, -pixel, -1, 1), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
