package com.example.spacecraft;

import org.hipparchus.util.MathUtils;
import org.orekit.orbits.EquinoctialOrbit;
import org.orekit.utils.Constants;

/** A place above the equator that turns with the Earth. */
final class Slot {
  /** The Earth's, and so the slot's, in rad/s. */
  static final double RATE = Constants.WGS84_EARTH_ANGULAR_VELOCITY;

  /** Of the orbit that stays there, in m. */
  static final double SEMI_MAJOR_AXIS = semiMajorAxis();

  /** In that orbit, in m/s. */
  static final double SPEED = RATE * SEMI_MAJOR_AXIS;

  private Slot() {}

  /** Returns how far a craft is from its slot, whose longitude was 0 at the beginning. */
  static Offset offset(Craft craft) {
    EquinoctialOrbit orbit = craft.orbit();
    double slot = RATE * Craft.SECONDS_PER_HOUR * craft.hours();
    double cos = Math.cos(craft.longitude());
    double sin = Math.sin(craft.longitude());
    return new Offset(
        MathUtils.normalizeAngle(orbit.getLM() - slot, 0),
        craft.a() - SEMI_MAJOR_AXIS,
        craft.ex() * cos + craft.ey() * sin,
        craft.ey() * cos - craft.ex() * sin,
        craft.hx() * cos + craft.hy() * sin,
        craft.hy() * cos - craft.hx() * sin,
        craft.mass());
  }

  /* Where oblateness adds its part to the attraction, ω² r³ = μ (1 + 3/2 J₂ (R/r)²); the speed ω r there is that of an
   * ellipse with this axis. */
  private static double semiMajorAxis() {
    double mu = Constants.EIGEN5C_EARTH_MU;
    double r = Math.cbrt(mu / (RATE * RATE));
    double flat = Constants.EIGEN5C_EARTH_EQUATORIAL_RADIUS / r;
    double part = 1.5 * -Constants.EIGEN5C_EARTH_C20 * flat * flat;
    r *= Math.cbrt(1 + part);
    return 1 / (2 / r - RATE * RATE * r * r / mu);
  }
}
