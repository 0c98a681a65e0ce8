package io.swingup.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Two maps side by side of what a policy does and what a critic thinks of it, state by state. */
final class PolicyMap {
  private static final int SIDE = 360;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int WIDTH = 2 * (SIDE + LEFT) + 40;
  private static final int HEIGHT = TOP + SIDE + 95;
  private static final Color LOW = new Color(25, 70, 150);
  private static final Color MIDDLE = new Color(245, 245, 240);
  private static final Color HIGH = new Color(190, 75, 10);

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D canvas = image.createGraphics();
  private final Plane plane;

  PolicyMap(Plane plane) {
    this.plane = plane;
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
  }

  /** Draws one number for each point of the plane; panel 0 is the left one, 1 the right one. */
  void panel(int panel, String title, float[] values, List<Playback> episodes) {
    int left = LEFT + panel * (SIDE + LEFT + 20);
    float low = values[0];
    float high = values[0];
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    BufferedImage heat =
        new BufferedImage(plane.columns(), plane.rows(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      float share = high > low ? (values[i] - low) / (high - low) : 0.5f;
      heat.setRGB(i % plane.columns(), i / plane.columns(), colour(share).getRGB());
    }
    canvas.drawImage(heat, left, TOP, SIDE, SIDE, null);
    episodes.forEach(episode -> trajectory(left, episode));
    frame(left, title);
    scale(left, low, high);
  }

  private static Color colour(float share) {
    return share < 0.5f ? mix(LOW, MIDDLE, 2 * share) : mix(MIDDLE, HIGH, 2 * share - 1);
  }

  private static Color mix(Color from, Color to, float share) {
    return new Color(
        Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  private void trajectory(int left, Playback episode) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1.2f));
    for (List<double[]> points : Plane.lines(episode)) {
      Path2D line = new Path2D.Double();
      for (double[] point : points) {
        double x = left + SIDE * point[0];
        double y = TOP + SIDE * point[1];
        if (line.getCurrentPoint() == null) {
          line.moveTo(x, y);
        } else {
          line.lineTo(x, y);
        }
      }
      canvas.draw(line);
    }
    double[] start = Plane.position(episode.moments().get(0).before().observation());
    canvas.fillOval((int) (left + SIDE * start[0]) - 4, (int) (TOP + SIDE * start[1]) - 4, 8, 8);
  }

  private void frame(int left, String title) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1));
    canvas.drawRect(left, TOP, SIDE, SIDE);
    canvas.drawString(title, left, TOP - 14);
    String[] angles = {"−π", "0", "π"};
    String[] velocities = {"8", "0", "−8"};
    for (int i = 0; i < angles.length; i++) {
      canvas.drawString(angles[i], left + SIDE * i / 2 - 6, TOP + SIDE + 17);
      canvas.drawString(velocities[i], left - 24, TOP + SIDE * i / 2 + 5);
    }
    canvas.drawString("angle from upright in rad", left + 100, TOP + SIDE + 34);
    canvas.drawString("rad/s", left - 44, TOP + SIDE / 4 + 5);
  }

  private void scale(int left, float low, float high) {
    for (int i = 0; i < SIDE; i++) {
      canvas.setColor(colour((float) i / SIDE));
      canvas.fillRect(left + i, TOP + SIDE + 48, 1, 14);
    }
    canvas.setColor(Color.BLACK);
    canvas.drawString(String.format(Locale.ROOT, "%.2f", low), left, TOP + SIDE + 80);
    canvas.drawString(String.format(Locale.ROOT, "%.2f", high), left + SIDE - 40, TOP + SIDE + 80);
  }

  BufferedImage finish() {
    canvas.dispose();
    return image;
  }
}
