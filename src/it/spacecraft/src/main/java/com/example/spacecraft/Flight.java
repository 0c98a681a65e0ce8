package com.example.spacecraft;

import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.orekit.attitudes.LofOffset;
import org.orekit.forces.gravity.J2OnlyPerturbation;
import org.orekit.forces.maneuvers.ConstantThrustManeuver;
import org.orekit.frames.Frame;
import org.orekit.frames.FramesFactory;
import org.orekit.frames.LOFType;
import org.orekit.orbits.EquinoctialOrbit;
import org.orekit.orbits.OrbitType;
import org.orekit.orbits.PositionAngleType;
import org.orekit.propagation.SpacecraftState;
import org.orekit.propagation.ToleranceProvider;
import org.orekit.propagation.numerical.NumericalPropagator;
import org.orekit.utils.Constants;

/** Orekit's numerical propagation under the Earth's gravity with its oblateness, and thrust. */
final class Flight {
  /** Two Hall thrusters of 0.29 N. */
  static final double THRUST_NEWTON = 0.58;

  static final double SPECIFIC_IMPULSE_SECONDS = 1770;

  private static final Frame FRAME = FramesFactory.getGCRF();
  private static final J2OnlyPerturbation OBLATENESS =
      new J2OnlyPerturbation(
          Constants.EIGEN5C_EARTH_MU,
          Constants.EIGEN5C_EARTH_EQUATORIAL_RADIUS,
          -Constants.EIGEN5C_EARTH_C20,
          FRAME);
  private static final double MIN_STEP_SECONDS = 1;
  private static final double POSITION_TOLERANCE_METRES = 10;

  private Flight() {}

  /**
   * Flies for an hour.
   *
   * @param craft where the hour begins
   * @param throttle the thrust as a fraction of the greatest: radial, along the track, normal to
   *     the orbit; what is longer than 1 is shortened to 1
   * @return where it ends
   */
  static Craft hour(Craft craft, Vector3D throttle) {
    EquinoctialOrbit orbit = craft.orbit();
    NumericalPropagator propagator = propagator(orbit);
    double power = Math.min(1, throttle.getNorm());
    if (power > 0) {
      propagator.addForceModel(maneuver(orbit, power, throttle.normalize()));
    }
    propagator.setInitialState(new SpacecraftState(orbit).withMass(craft.mass()));
    SpacecraftState end = propagator.propagate(orbit.getDate().shiftedBy(Craft.SECONDS_PER_HOUR));
    return craft.next(end.getOrbit(), end.getMass());
  }

  private static NumericalPropagator propagator(EquinoctialOrbit orbit) {
    double[][] tolerances =
        ToleranceProvider.getDefaultToleranceProvider(POSITION_TOLERANCE_METRES)
            .getTolerances(orbit, OrbitType.EQUINOCTIAL, PositionAngleType.TRUE);
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(
            MIN_STEP_SECONDS, Craft.SECONDS_PER_HOUR, tolerances[0], tolerances[1]);
    integrator.setInitialStepSize(Craft.SECONDS_PER_HOUR);
    NumericalPropagator propagator = new NumericalPropagator(integrator);
    propagator.setOrbitType(OrbitType.EQUINOCTIAL);
    propagator.setPositionAngleType(PositionAngleType.TRUE);
    propagator.addForceModel(OBLATENESS);
    return propagator;
  }

  /* Longer than the hour at both ends, so that the thrust is on throughout. */
  private static ConstantThrustManeuver maneuver(
      EquinoctialOrbit orbit, double power, Vector3D direction) {
    return new ConstantThrustManeuver(
        orbit.getDate().shiftedBy(-Craft.SECONDS_PER_HOUR),
        3 * Craft.SECONDS_PER_HOUR,
        power * THRUST_NEWTON,
        SPECIFIC_IMPULSE_SECONDS,
        new LofOffset(FRAME, LOFType.QSW),
        direction);
  }
}
