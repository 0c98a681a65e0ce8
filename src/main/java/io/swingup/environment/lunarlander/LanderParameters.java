package io.swingup.environment.lunarlander;

import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What a user may choose of the world, by the names of Gymnasium's keyword arguments.
 *
 * @param gravity the acceleration upwards in m/s², above −12 and below 0
 * @param enableWind whether wind blows while no leg is on the ground
 * @param windPower the greatest force of the wind in N, in [0, 20]
 * @param turbulencePower the greatest torque of the wind in N m, in [0, 2]
 */
record LanderParameters(
    double gravity, boolean enableWind, double windPower, double turbulencePower) {
  /** What Gymnasium has where nothing is chosen. */
  static final LanderParameters DEFAULT = new LanderParameters(-10, false, 15, 1.5);

  private static final String PREFIX = "environment.parameters";
  private static final List<String> NAMES =
      List.of("enable_wind", "gravity", "turbulence_power", "wind_power");

  /**
   * Checks the ranges.
   *
   * @throws UsageException if a number is out of its range
   */
  LanderParameters {
    require(gravity > -12 && gravity < 0, "gravity must be above -12 and below 0", gravity);
    require(windPower >= 0 && windPower <= 20, "wind_power must be in [0, 20]", windPower);
    require(
        turbulencePower >= 0 && turbulencePower <= 2,
        "turbulence_power must be in [0, 2]",
        turbulencePower);
  }

  /**
   * Reads the parameters of a configuration.
   *
   * @param parameters the values by name; what is not there is as in {@link #DEFAULT}
   * @return the choice
   * @throws UsageException if there is no such parameter, or a value is of the wrong kind or out of
   *     its range
   */
  static LanderParameters of(SortedMap<String, Object> parameters) {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new UsageException(Names.unknown(PREFIX, name, NAMES));
      }
    }
    return new LanderParameters(
        number(parameters, "gravity", DEFAULT.gravity),
        truth(parameters, "enable_wind", DEFAULT.enableWind),
        number(parameters, "wind_power", DEFAULT.windPower),
        number(parameters, "turbulence_power", DEFAULT.turbulencePower));
  }

  private static double number(
      SortedMap<String, Object> parameters, String name, double otherwise) {
    Object value = parameters.getOrDefault(name, otherwise);
    require(value instanceof Number, name + " must be a number", value);
    return ((Number) value).doubleValue();
  }

  private static boolean truth(
      SortedMap<String, Object> parameters, String name, boolean otherwise) {
    Object value = parameters.getOrDefault(name, otherwise);
    require(value instanceof Boolean, name + " must be true or false", value);
    return (Boolean) value;
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new UsageException(String.format(Locale.ROOT, "%s.%s, was %s", PREFIX, rule, found));
    }
  }
}
