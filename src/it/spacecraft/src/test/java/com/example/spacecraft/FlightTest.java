package com.example.spacecraft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orekit.utils.Constants;

@Timeout(60)
class FlightTest {
  private static final double MASS = 2500;
  private static final Craft IN_SLOT = new Craft(Slot.SEMI_MAJOR_AXIS, 0, 0, 0, 0, 0, MASS, 0);

  /* The change of speed in an hour of full thrust, relative to the speed. */
  private static final double KICK =
      Flight.THRUST_NEWTON / MASS * Craft.SECONDS_PER_HOUR / Slot.SPEED;

  @Test
  void whatIsInTheSlotStaysThere() {
    Craft craft = IN_SLOT;
    for (int hour = 0; hour < SlotProvider.MAX_HOURS; hour++) {
      craft = Flight.hour(craft, Vector3D.ZERO);
      assertTrue(Slot.offset(craft).isArrived());
    }

    assertEquals(0, Math.toDegrees(Slot.offset(craft).longitude()), 0.02);
    assertEquals(MASS, craft.mass());
  }

  @Test
  void usesWhatTheRocketEquationSays() {
    Craft craft = Flight.hour(IN_SLOT, new Vector3D(3, -4, 12));

    double speed = Flight.SPECIFIC_IMPULSE_SECONDS * Constants.G0_STANDARD_GRAVITY;
    double used = Flight.THRUST_NEWTON / speed * Craft.SECONDS_PER_HOUR;
    assertEquals(MASS - used, craft.mass(), 1e-6);
  }

  @Test
  void movesByTheEquationsOfGauss() {
    Offset coast = after(Vector3D.ZERO);
    Offset radial = after(Vector3D.PLUS_I);
    Offset along = after(Vector3D.PLUS_J);
    Offset normal = after(Vector3D.PLUS_K);

    near(-KICK, radial.eTrack() - coast.eTrack());
    near(2 * KICK * Slot.SEMI_MAJOR_AXIS, along.axis() - coast.axis());
    near(2 * KICK, along.eRadial() - coast.eRadial());
    near(KICK / 2, normal.hRadial() - coast.hRadial());
  }

  private static Offset after(Vector3D throttle) {
    return Slot.offset(Flight.hour(IN_SLOT, throttle));
  }

  /* The satellite moves on by 15 degrees meanwhile. */
  private static void near(double expected, double found) {
    assertEquals(expected, found, 0.02 * Math.abs(expected));
  }

  @Test
  void aHigherOrbitDriftsWestAsFastAsGuessed() {
    Craft higher = new Craft(Slot.SEMI_MAJOR_AXIS + 1000, 0, 0, 0, 0, 0.1, MASS, 0);

    Craft later = Flight.hour(higher, Vector3D.ZERO);

    double rate = -1.5 * Slot.RATE * 1000 / Slot.SEMI_MAJOR_AXIS;
    double drift = Slot.offset(later).longitude() - 0.1;
    assertEquals(rate * Craft.SECONDS_PER_HOUR, drift, 0.02 * Math.abs(drift));
  }
}
