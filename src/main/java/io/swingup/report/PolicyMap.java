package io.swingup.report;

import io.swingup.environment.Axis;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Maps side by side of what a policy does and what a critic thinks of it, state by state. */
final class PolicyMap {
  private static final int SIDE = 360;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int GAP = 20;
  private static final int HEIGHT = TOP + SIDE + 95;
  private static final Color LOW = new Color(25, 70, 150);
  private static final Color MIDDLE = new Color(245, 245, 240);
  private static final Color HIGH = new Color(190, 75, 10);

  private final BufferedImage image;
  private final Graphics2D canvas;
  private final MapGrid grid;

  PolicyMap(MapGrid grid, int panels) {
    this.grid = grid;
    int width = panels * (LEFT + SIDE + GAP);
    image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
    canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, HEIGHT);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
  }

  /** Draws one number for each point of the grid; panels count from 0, from the left. */
  void panel(int panel, String title, float[] values, List<Playback> episodes) {
    int left = LEFT + panel * (LEFT + SIDE + GAP);
    float low = values[0];
    float high = values[0];
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    BufferedImage heat = new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      float share = high > low ? (values[i] - low) / (high - low) : 0.5f;
      heat.setRGB(i % grid.columns(), i / grid.columns(), colour(share).getRGB());
    }
    canvas.drawImage(heat, left, TOP, SIDE, SIDE, null);
    Shape everywhere = canvas.getClip();
    canvas.clipRect(left, TOP, SIDE, SIDE);
    episodes.forEach(episode -> trajectory(left, episode));
    canvas.setClip(everywhere);
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
    for (List<double[]> points : grid.lines(episode)) {
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
    double[] start = grid.position(episode.moments().get(0).before().observation());
    canvas.fillOval((int) (left + SIDE * start[0]) - 4, (int) (TOP + SIDE * start[1]) - 4, 8, 8);
  }

  private void frame(int left, String title) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1));
    canvas.drawRect(left, TOP, SIDE, SIDE);
    canvas.drawString(title, left, TOP - 14);
    Axis x = grid.plane().horizontal();
    for (int i = 0; i < x.ticks().size(); i++) {
      centred(x.ticks().get(i), left + SIDE * i / (x.ticks().size() - 1), TOP + SIDE + 17);
    }
    centred(x.label(), left + SIDE / 2, TOP + SIDE + 34);
    Axis y = grid.plane().vertical();
    for (int i = 0; i < y.ticks().size(); i++) {
      int down = SIDE - SIDE * i / (y.ticks().size() - 1);
      canvas.drawString(y.ticks().get(i), left - 6 - widthOf(y.ticks().get(i)), TOP + down + 5);
    }
    AffineTransform upright = canvas.getTransform();
    canvas.rotate(-Math.PI / 2, left - 40, TOP + SIDE / 2.);
    centred(y.label(), left - 40, TOP + SIDE / 2);
    canvas.setTransform(upright);
  }

  private void centred(String text, int x, int y) {
    canvas.drawString(text, x - widthOf(text) / 2, y);
  }

  private int widthOf(String text) {
    return canvas.getFontMetrics().stringWidth(text);
  }

  private void scale(int left, float low, float high) {
    for (int i = 0; i < SIDE; i++) {
      canvas.setColor(colour((float) i / SIDE));
      canvas.fillRect(left + i, TOP + SIDE + 48, 1, 14);
    }
    canvas.setColor(Color.BLACK);
    canvas.drawString(String.format(Locale.ROOT, "%.2f", low), left, TOP + SIDE + 80);
    String top = String.format(Locale.ROOT, "%.2f", high);
    canvas.drawString(top, left + SIDE - widthOf(top), TOP + SIDE + 80);
  }

  BufferedImage finish() {
    canvas.dispose();
    return image;
  }
}
