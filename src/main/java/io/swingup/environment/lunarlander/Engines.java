package io.swingup.environment.lunarlander;

/**
 * The lander's engines as pure functions: how strongly they burn, and what they do to the lander.
 *
 * <p>All arithmetic is in double precision, as Gymnasium's is.
 */
final class Engines {
  /*
   * Lengths are in m, 1/30 of the pixels that Gymnasium names. With the lander upright tip is (0, 1)
   * and side (-1, 0); d is a dispersion, two numbers from U(-1, 1)/30 drawn anew at every step,
   * whether engines burn or not. An engine throws its gas towards o and the lander the other way:
   *
   *   main:  o = (tip_x (4/30 + 2 d_0) + side_x d_1, -tip_y (4/30 + 2 d_0) - side_y d_1)
   *          impulse -13 p o at position + o
   *   side:  o = (tip_x d_0 + side_x (3 d_1 ± 12/30), -tip_y d_0 - side_y (3 d_1 ± 12/30))
   *          impulse -0.6 p o at position + o + (-17/30 tip_x, 14/30 tip_y)
   *
   * The 17 should be 14; it makes the torque of the side engines depend on the angle. Gymnasium keeps
   * it, and so does this.
   *
   * Source: Gymnasium, gymnasium/envs/box2d/lunar_lander.py, class LunarLander, method step.
   */

  private static final double SCALE = 30; // pixels in a metre
  private static final double MAIN_POWER = 13;
  private static final double MAIN_DEPTH = 4 / SCALE;
  private static final double SIDE_POWER = 0.6;
  private static final double SIDE_DISTANCE = 12 / SCALE;
  private static final double SIDE_THRESHOLD = 0.5;

  private Engines() {}

  /**
   * Returns the power of the main engine.
   *
   * @param throttle the first number of the action, in [−1, 1]
   * @return 0 if it is off, else a number in (0.5, 1]
   */
  static double mainPower(double throttle) {
    return throttle > 0 ? (throttle + 1) * 0.5 : 0;
  }

  /**
   * Returns the power of the side engine that burns.
   *
   * @param throttle the second number of the action, in [−1, 1]
   * @return 0 if both are off, else a number of size (0.5, 1] whose sign chooses the engine;
   *     positive for the one that pushes to the right
   */
  static double sidePower(double throttle) {
    return Math.abs(throttle) > SIDE_THRESHOLD ? throttle : 0;
  }

  /**
   * Returns what the main engine does.
   *
   * @param lander the lander before the step
   * @param power the power of the engine, in [0, 1]
   * @param first the first dispersion in m
   * @param second the second dispersion in m
   * @return the impulse on the lander
   */
  static Impulse main(BodyState lander, double power, double first, double second) {
    double tipX = StrictMath.sin(lander.angle());
    double tipY = StrictMath.cos(lander.angle());
    double depth = MAIN_DEPTH + 2 * first;
    double x = tipX * depth + -tipY * second;
    double y = -tipY * depth - tipX * second;
    return new Impulse(
        -x * MAIN_POWER * power, -y * MAIN_POWER * power, lander.x() + x, lander.y() + y);
  }

  /**
   * Returns what a side engine does.
   *
   * @param lander the lander before the step
   * @param power what {@link #sidePower} returned
   * @param first the first dispersion in m
   * @param second the second dispersion in m
   * @return the impulse on the lander
   */
  static Impulse side(BodyState lander, double power, double first, double second) {
    double tipX = StrictMath.sin(lander.angle());
    double tipY = StrictMath.cos(lander.angle());
    double distance = 3 * second + Math.signum(power) * SIDE_DISTANCE;
    double x = tipX * first + -tipY * distance;
    double y = -tipY * first - tipX * distance;
    return new Impulse(
        -x * SIDE_POWER * Math.abs(power),
        -y * SIDE_POWER * Math.abs(power),
        lander.x() + x - tipX * 17 / SCALE,
        lander.y() + y + tipY * 14 / SCALE);
  }
}
