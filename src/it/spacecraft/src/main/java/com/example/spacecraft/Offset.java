package com.example.spacecraft;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;

/**
 * How far a craft is from its slot.
 *
 * <p>Eccentricity and inclination are vectors; their numbers here are taken along the radius and
 * along the track, and so turn once a day. Then no direction in space matters, and near the slot
 * all rates are those of Gauss's equations for a circle, with u the acceleration: δȧ = 2 a uₛ / v,
 * ė = (2 uₛ, −uᵣ) / v, ḣ = (uₙ, 0) / 2v, δλ̇ = −3/2 n δa / a − 2 uᵣ / v.
 *
 * @param longitude the mean longitude less the slot's in rad, in [−π, π]
 * @param axis the semi-major axis less the slot's in m
 * @param eRadial the eccentricity along the radius
 * @param eTrack the eccentricity along the track
 * @param hRadial tan(i/2) along the radius
 * @param hTrack tan(i/2) along the track
 * @param mass of the craft in kg
 */
record Offset(
    double longitude,
    double axis,
    double eRadial,
    double eTrack,
    double hRadial,
    double hTrack,
    double mass) {
  /* What counts as there: within 0.2 degrees, 20 km, 0.001, and 0.05 degrees of inclination. */
  private static final double LONGITUDE = Math.toRadians(0.2);
  private static final double AXIS = 20e3;
  private static final double E = 1e-3;
  private static final double H = Math.tan(Math.toRadians(0.05) / 2);

  /* What counts as lost: 45 degrees, 1500 km, 0.05, 2 degrees. */
  private static final double LOST_LONGITUDE = Math.toRadians(45);
  private static final double LOST_AXIS = 1.5e6;
  private static final double LOST_E = 0.05;
  private static final double LOST_H = Math.tan(Math.toRadians(2) / 2);

  private static final double MIDDLE_MASS = 2500;
  private static final double MASS = 400;

  /** What {@link #observation} lies in. */
  static final Box BOX = Box.symmetric(7, 7, 7, 7, 7, 7, 1);

  /** Says whether the craft can be handed over to station keeping. */
  boolean isArrived() {
    return Math.abs(longitude) <= LONGITUDE
        && Math.abs(axis) <= AXIS
        && eccentricity() <= E
        && inclination() <= H;
  }

  /** Says whether the craft has gone where nobody wants it. */
  boolean isLost() {
    return Math.abs(longitude) > LOST_LONGITUDE
        || Math.abs(axis) > LOST_AXIS
        || eccentricity() > LOST_E
        || inclination() > LOST_H;
  }

  private double eccentricity() {
    return Math.hypot(eRadial, eTrack);
  }

  private double inclination() {
    return Math.hypot(hRadial, hTrack);
  }

  /**
   * Returns a guess of how long it takes from here: the root of the sum of squares of the times
   * that longitude with axis, eccentricity and inclination need on their own.
   */
  double hoursToGo() {
    double kick = Flight.THRUST_NEWTON / mass / Slot.SPEED; // rad/s
    double e = eccentricity() / (2 * kick);
    double h = Math.PI * inclination() / kick;
    return Math.hypot(secondsToDrift(kick), Math.hypot(e, h)) / Craft.SECONDS_PER_HOUR;
  }

  /* The shortest time from position x and speed v to rest at 0 where |acceleration| is at most 1: one push, one the
   * other way (Athans and Falb, 1966). */
  private double secondsToDrift(double kick) {
    double push = 3 * Slot.RATE * kick;
    double x = longitude / push;
    double v = -1.5 * Slot.RATE * axis / Slot.SEMI_MAJOR_AXIS / push;
    double side = Math.signum(x + v * Math.abs(v) / 2);
    return side * v + 2 * Math.sqrt(Math.max(0, v * v / 2 + side * x));
  }

  /**
   * Returns what an agent sees: the inverse hyperbolic sine of each error in units of what is
   * tolerated, which resolves the near and the far, and the mass, shape [7].
   */
  FloatVector observation() {
    return FloatVector.rounded(
        asinh(longitude / LONGITUDE),
        asinh(axis / AXIS),
        asinh(eRadial / E),
        asinh(eTrack / E),
        asinh(hRadial / H),
        asinh(hTrack / H),
        (mass - MIDDLE_MASS) / MASS);
  }

  /** Returns the errors in units of what is tolerated, as they were before {@link #observation}. */
  static double[] errors(float[] observations, int row) {
    double[] errors = new double[BOX.size() - 1];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.sinh(observations[row * BOX.size() + i]);
    }
    return errors;
  }

  private static double asinh(double x) {
    return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
  }
}
