package io.swingup.environment.lunarlander;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Draws the world as it is: ground, flags about the pad, lander and legs in Gymnasium's colours,
 * and a flame for each engine that burned in the last step. The picture is a square, with room over
 * the world for what flies higher.
 */
final class LanderPicture {
  /** Width and height of a picture in pixels. */
  static final int SIZE = 320;

  /** The colour of flames. */
  static final Color FLAME = new Color(240, 120, 20);

  /** The colour of lander and legs. */
  static final Color CRAFT = new Color(128, 102, 230);

  private static final Color EDGE = new Color(77, 77, 128);
  private static final Color GROUND = new Color(110, 110, 110);
  private static final Color FLAG = new Color(204, 204, 0);
  private static final double PIXELS = SIZE / Terrain.WIDTH_METRES; // in a metre
  private static final double[] FLAGS = {Terrain.x(4), Terrain.x(6)};
  private static final double POLE_METRES = 50 / 30.0;
  private static final double FLAG_METRES = 25 / 30.0;
  private static final double SIDE_ENGINE_X = 13 / 30.0;
  private static final double SIDE_ENGINE_Y = 14 / 30.0;
  private static final double MAIN_ENGINE_Y = -10 / 30.0;
  private static final double MAIN_FLAME_METRES = 1.2;
  private static final double SIDE_FLAME_METRES = 0.8;

  private LanderPicture() {}

  /**
   * Draws the world.
   *
   * @param world the bodies and the ground
   * @param main the power of the main engine in the last step, in [0, 1]
   * @param side the power of the side engines, in [−1, 1]; positive pushes to the right
   * @return an RGB image of {@link #SIZE} by {@link #SIZE} pixels
   */
  static BufferedImage of(LanderWorld world, double main, double side) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, SIZE, SIZE);
    canvas.transform(new AffineTransform(PIXELS, 0, 0, -PIXELS, 0, SIZE));
    canvas.setStroke(new BasicStroke((float) (1 / PIXELS)));
    drawGround(canvas, world.terrain());
    drawCraft(canvas, world, main, side);
    canvas.dispose();
    return image;
  }

  private static void drawGround(Graphics2D canvas, Terrain terrain) {
    Path2D ground = new Path2D.Double();
    ground.moveTo(0, 0);
    for (int i = 0; i < Terrain.POINTS; i++) {
      ground.lineTo(Terrain.x(i), terrain.y(i));
    }
    ground.lineTo(Terrain.WIDTH_METRES, 0);
    ground.closePath();
    canvas.setColor(GROUND);
    canvas.fill(ground);
    for (double x : FLAGS) {
      double top = Terrain.PAD_HEIGHT_METRES + POLE_METRES;
      canvas.setColor(GROUND);
      canvas.draw(new Line2D.Double(x, Terrain.PAD_HEIGHT_METRES, x, top));
      canvas.setColor(FLAG);
      canvas.fill(triangle(x, top, x, top - 10 / 30.0, x + FLAG_METRES, top - 5 / 30.0));
    }
  }

  private static void drawCraft(Graphics2D canvas, LanderWorld world, double main, double side) {
    AffineTransform lander = place(world.lander());
    canvas.setColor(FLAME);
    double mainTip = MAIN_ENGINE_Y - MAIN_FLAME_METRES * main;
    fill(canvas, lander, triangle(-0.2, MAIN_ENGINE_Y, 0.2, MAIN_ENGINE_Y, 0, mainTip));
    double nozzle = -Math.signum(side) * SIDE_ENGINE_X; // gas goes the other way
    double sideTip = nozzle - SIDE_FLAME_METRES * side;
    double above = SIDE_ENGINE_Y + 0.1;
    double below = SIDE_ENGINE_Y - 0.1;
    fill(canvas, lander, triangle(nozzle, above, nozzle, below, sideTip, SIDE_ENGINE_Y));
    float width = LanderWorld.LEG_HALF_SIZE[0];
    float height = LanderWorld.LEG_HALF_SIZE[1];
    Shape leg = new Rectangle2D.Float(-width, -height, 2 * width, 2 * height);
    drawBody(canvas, place(world.leg(0)), leg);
    drawBody(canvas, place(world.leg(1)), leg);
    drawBody(canvas, lander, outline());
  }

  private static void drawBody(Graphics2D canvas, AffineTransform place, Shape shape) {
    canvas.setColor(CRAFT);
    fill(canvas, place, shape);
    canvas.setColor(EDGE);
    canvas.draw(place.createTransformedShape(shape));
  }

  private static void fill(Graphics2D canvas, AffineTransform place, Shape shape) {
    canvas.fill(place.createTransformedShape(shape));
  }

  private static AffineTransform place(BodyState body) {
    AffineTransform place = AffineTransform.getTranslateInstance(body.x(), body.y());
    place.rotate(body.angle());
    return place;
  }

  private static Path2D outline() {
    return polygon(LanderWorld.LANDER_OUTLINE);
  }

  private static Path2D triangle(double x1, double y1, double x2, double y2, double x3, double y3) {
    return polygon((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
  }

  /* The corners are x and y in turn. */
  private static Path2D polygon(float... corners) {
    Path2D polygon = new Path2D.Double();
    polygon.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      polygon.lineTo(corners[i], corners[i + 1]);
    }
    polygon.closePath();
    return polygon;
  }
}
