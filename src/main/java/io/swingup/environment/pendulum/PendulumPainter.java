package io.swingup.environment.pendulum;

import io.swingup.environment.FloatVector;
import io.swingup.environment.Painter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * Draws the pendulum as Gymnasium does: rod, axle, and an arrow about the axle that grows with the
 * torque.
 */
final class PendulumPainter implements Painter {
  private static final Color ROD = new Color(204, 77, 77);
  private static final Color ARROW = new Color(40, 70, 150);
  private static final double LENGTH = 1 / 2.2; // of half the picture
  private static final double WIDTH = 0.2 * LENGTH;
  private static final double AXLE = 0.05 * LENGTH;
  private static final double LARGEST_ARROW = 0.5 * LENGTH;
  private static final int ARC_POINTS = 40;

  @Override
  public void paint(Graphics2D canvas, FloatVector observation, double... action) {
    double tipX = -observation.get(1) * LENGTH; // sine of the angle, counter-clockwise from upright
    double tipY = observation.get(0) * LENGTH;
    canvas.setColor(ROD);
    canvas.setStroke(new BasicStroke((float) WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.draw(new Line2D.Double(0, 0, tipX, tipY));
    paintTorque(canvas, action[0] / PendulumDynamics.MAX_TORQUE_NEWTON_METRES);
    canvas.setColor(Color.BLACK);
    canvas.fill(new Ellipse2D.Double(-AXLE, -AXLE, 2 * AXLE, 2 * AXLE));
  }

  /* Three quarters of a circle from the lower right, turning as the torque does, and a head. */
  private static void paintTorque(Graphics2D canvas, double share) {
    double turn = Math.max(-1, Math.min(1, share));
    double radius = Math.abs(turn) * LARGEST_ARROW;
    if (radius < AXLE) {
      return;
    }
    canvas.setColor(ARROW);
    canvas.setStroke(new BasicStroke((float) (0.12 * radius)));
    Path2D arc = new Path2D.Double();
    double sign = Math.signum(turn);
    for (int i = 0; i <= ARC_POINTS; i++) {
      double angle = -Math.PI / 4 + 1.5 * Math.PI * i / ARC_POINTS;
      double x = sign * radius * Math.cos(angle);
      double y = radius * Math.sin(angle);
      if (i == 0) {
        arc.moveTo(x, y);
      } else {
        arc.lineTo(x, y);
      }
    }
    canvas.draw(arc);
    canvas.fill(head(sign, radius));
  }

  private static Path2D head(double sign, double radius) {
    double end = -0.75 * Math.PI; // where the arc ends, as an angle
    double size = 0.35 * radius;
    Path2D head = new Path2D.Double();
    double x = radius * Math.cos(end);
    double y = radius * Math.sin(end);
    double alongX = -Math.sin(end); // counter-clockwise tangent
    double alongY = Math.cos(end);
    head.moveTo(sign * (x + alongX * size), y + alongY * size);
    head.lineTo(sign * (x + Math.cos(end) * size * 0.7), y + Math.sin(end) * size * 0.7);
    head.lineTo(sign * (x - Math.cos(end) * size * 0.7), y - Math.sin(end) * size * 0.7);
    head.closePath();
    return head;
  }
}
