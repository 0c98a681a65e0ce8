package io.swingup.environment.mountaincar;

import static io.swingup.environment.mountaincar.MountainCarDynamics.GOAL_POSITION;
import static io.swingup.environment.mountaincar.MountainCarDynamics.MAX_POSITION;
import static io.swingup.environment.mountaincar.MountainCarDynamics.MIN_POSITION;

import io.swingup.environment.FloatVector;
import io.swingup.environment.Painter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws the mountain car as Gymnasium does: valley, flag and car; and an arrow above the car that
 * grows with the push.
 */
final class MountainCarPainter implements Painter {
  private static final Color FLAG = new Color(204, 204, 0);
  private static final Color WHEEL = new Color(128, 128, 128);
  private static final Color ARROW = new Color(40, 70, 150);
  private static final int HILL_POINTS = 100;
  private static final double SCALE = 2 / (MAX_POSITION - MIN_POSITION);
  private static final double GROUND = -2 / 3.0; // of Gymnasium's picture, which is 3 by 2
  private static final double PIXEL = 2 / 600.0; // of that picture

  @Override
  public void paint(Graphics2D canvas, FloatVector observation, double... action) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke((float) PIXEL));
    canvas.draw(hill());
    paintFlag(canvas);
    AffineTransform world = canvas.getTransform();
    canvas.translate(x(observation.get(0)), y(observation.get(0)));
    paintPush(canvas, Math.max(-1, Math.min(1, action[0])));
    canvas.rotate(Math.cos(3 * observation.get(0)));
    paintCar(canvas);
    canvas.setTransform(world);
  }

  private static double x(double position) {
    return (position - MIN_POSITION) * SCALE - 1;
  }

  private static double y(double position) {
    return MountainCarDynamics.height(position) * SCALE + GROUND;
  }

  private static Path2D hill() {
    Path2D hill = new Path2D.Double();
    hill.moveTo(x(MIN_POSITION), y(MIN_POSITION));
    for (int i = 1; i <= HILL_POINTS; i++) {
      double position = MIN_POSITION + (MAX_POSITION - MIN_POSITION) * i / HILL_POINTS;
      hill.lineTo(x(position), y(position));
    }
    return hill;
  }

  private static void paintFlag(Graphics2D canvas) {
    double x = x(GOAL_POSITION);
    double foot = y(GOAL_POSITION);
    double top = foot + 50 * PIXEL;
    canvas.draw(new Line2D.Double(x, foot, x, top));
    canvas.setColor(FLAG);
    canvas.fill(triangle(x, top - 5 * PIXEL, 25 * PIXEL, 5 * PIXEL));
  }

  private static void paintCar(Graphics2D canvas) {
    canvas.setColor(Color.BLACK);
    canvas.fill(new Rectangle2D.Double(-20 * PIXEL, 10 * PIXEL, 40 * PIXEL, 20 * PIXEL));
    canvas.setColor(WHEEL);
    for (int side = -1; side <= 1; side += 2) {
      double middle = side * 10 * PIXEL;
      double radius = 8 * PIXEL;
      canvas.fill(
          new Ellipse2D.Double(middle - radius, 10 * PIXEL - radius, 2 * radius, 2 * radius));
    }
  }

  /* Above the car, 60 pixels long for the largest push. */
  private static void paintPush(Graphics2D canvas, double push) {
    double height = 60 * PIXEL;
    double tip = push * 60 * PIXEL;
    double head = push * 20 * PIXEL;
    canvas.setColor(ARROW);
    canvas.setStroke(
        new BasicStroke((float) (4 * PIXEL), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    canvas.draw(new Line2D.Double(0, height, tip - head, height));
    canvas.fill(triangle(tip - head, height, head, Math.abs(head) / 2));
  }

  /* Points sideways, from the middle of its base. */
  private static Path2D triangle(double x, double y, double length, double halfWidth) {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y + halfWidth);
    triangle.lineTo(x + length, y);
    triangle.lineTo(x, y - halfWidth);
    triangle.closePath();
    return triangle;
  }
}
