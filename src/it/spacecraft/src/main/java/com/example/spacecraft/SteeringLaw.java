package com.example.spacecraft;

import io.swingup.environment.Policy;

/**
 * What an engineer would fly by: a Lyapunov feedback on orbital elements, whose desired semi-major
 * axis follows from the longitude that is left to drift.
 *
 * <p>The function is V = ½ (wₐ (δa − δa*)² + wₑ |e|² + wₕ |h|²), each in units of what is
 * tolerated. The thrust goes where Gauss's equations let V fall fastest, shortened to what the
 * thrusters have (Petropoulos 2003, Simple Control Laws for Low-Thrust Orbit Transfers). δa* = ±k
 * |δλ|ᵖ, at most A, is the mean motion control of Naasz (2002, Classical Element Feedback Control
 * for Spacecraft Orbital Maneuvers) with an exponent: 1 is linear, ½ the fastest drift's.
 */
final class SteeringLaw implements Policy {
  /** How many gains there are. */
  static final int GAINS = 6;

  private final double axis;
  private final double eccentricity;
  private final double inclination;
  private final double drift;
  private final double exponent;
  private final double maxDrift;

  /**
   * Takes the gains.
   *
   * @param gains wₐ, wₑ, wₕ, k, p and A, all positive, shape [GAINS]
   */
  SteeringLaw(double... gains) {
    axis = gains[0];
    eccentricity = gains[1];
    inclination = gains[2];
    drift = gains[3];
    exponent = gains[4];
    maxDrift = gains[5];
  }

  /** Returns the law with the gains that {@link Tune} found. */
  static SteeringLaw tuned() {
    return new SteeringLaw(0.985, 0.829, 1.996, 0.945, 1.086, 20.51);
  }

  @Override
  public float[] act(float[] observations, int count) {
    float[] actions = new float[3 * count];
    for (int row = 0; row < count; row++) {
      double[] throttle = throttle(Offset.errors(observations, row));
      double excess = Math.max(1, Math.hypot(throttle[0], Math.hypot(throttle[1], throttle[2])));
      for (int i = 0; i < 3; i++) {
        actions[3 * row + i] = (float) (throttle[i] / excess);
      }
    }
    return actions;
  }

  /* Radial, along the track, normal. East of the slot, a higher orbit lets the slot catch up. */
  private double[] throttle(double[] error) {
    double wanted = Math.min(maxDrift, drift * Math.pow(Math.abs(error[0]), exponent));
    wanted = Math.copySign(wanted, error[0]);
    return new double[] {
      eccentricity * error[3],
      -axis * (error[1] - wanted) - 2 * eccentricity * error[2],
      -inclination * error[4]
    };
  }
}
