package com.example.spacecraft;

import org.orekit.frames.FramesFactory;
import org.orekit.orbits.EquinoctialOrbit;
import org.orekit.orbits.Orbit;
import org.orekit.orbits.PositionAngleType;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.Constants;

/**
 * Where the satellite is, to the last bit: these numbers alone decide how it flies on.
 *
 * @param a the semi-major axis in m
 * @param ex the eccentricity e cos(ω + Ω)
 * @param ey the eccentricity e sin(ω + Ω)
 * @param hx the inclination tan(i/2) cos Ω
 * @param hy the inclination tan(i/2) sin Ω
 * @param longitude the true longitude ν + ω + Ω in rad, from a fixed direction
 * @param mass in kg, propellant included
 * @param hours since the beginning, a whole number
 */
record Craft(
    double a,
    double ex,
    double ey,
    double hx,
    double hy,
    double longitude,
    double mass,
    double hours) {
  /** How many numbers there are. */
  static final int SIZE = 8;

  static final double SECONDS_PER_HOUR = 3600;

  /** Returns a craft an hour later. */
  Craft next(Orbit orbit, double newMass) {
    EquinoctialOrbit to = new EquinoctialOrbit(orbit);
    return new Craft(
        to.getA(),
        to.getEquinoctialEx(),
        to.getEquinoctialEy(),
        to.getHx(),
        to.getHy(),
        to.getLv(),
        newMass,
        hours + 1);
  }

  /** Returns its orbit about the Earth; the directions of the axes need no data files. */
  EquinoctialOrbit orbit() {
    return new EquinoctialOrbit(
        a,
        ex,
        ey,
        hx,
        hy,
        longitude,
        PositionAngleType.TRUE,
        FramesFactory.getGCRF(),
        AbsoluteDate.ARBITRARY_EPOCH.shiftedBy(hours * SECONDS_PER_HOUR),
        Constants.EIGEN5C_EARTH_MU);
  }

  /** Returns the bits of all numbers, shape [SIZE]. */
  long[] bits() {
    double[] all = {a, ex, ey, hx, hy, longitude, mass, hours};
    long[] bits = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bits[i] = Double.doubleToRawLongBits(all[i]);
    }
    return bits;
  }

  /** Reads what {@link #bits} wrote; what follows is left alone. */
  static Craft of(long[] bits) {
    double[] all = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      all[i] = Double.longBitsToDouble(bits[i]);
    }
    return new Craft(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
  }
}
