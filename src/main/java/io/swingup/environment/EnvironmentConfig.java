package io.swingup.environment;

import io.swingup.usage.Checks;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which task to train on.
 *
 * @param id the name under which the environment is offered, such as {@code Pendulum-v1}
 * @param timeLimit the steps after which a training episode is cut off, at least 0; 0 leaves that
 *     to the environment. Short episodes show more starts in as many steps; as nothing ends there,
 *     values are bootstrapped (Pardo et al. 2018, Time Limits in Reinforcement Learning, section 4)
 * @param parameters what the environment lets its users choose, by name, such as {@code gravity:
 *     -5}; each a finite number, true or false, or text. What a name means is the environment's to
 *     say, and one that it does not know is refused
 */
public record EnvironmentConfig(String id, int timeLimit, SortedMap<String, Object> parameters) {

  /**
   * Checks the settings and copies the parameters.
   *
   * @throws IllegalArgumentException if no environment is named, the limit is negative or a
   *     parameter is of another kind
   */
  public EnvironmentConfig {
    Checks.require(
        !id.isBlank(), "id must name an environment, such as Pendulum-v1", "\"" + id + "\"");
    Checks.require(timeLimit >= 0, "time_limit must be at least 0", timeLimit);
    parameters.forEach(
        (name, value) ->
            Checks.require(
                isPlain(value),
                "parameters." + name + " must be a finite number, true or false, or text",
                String.valueOf(value)));
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /**
   * Returns an environment as it is.
   *
   * @param id the name under which it is offered
   * @return it without a limit or parameters
   * @throws IllegalArgumentException if the name is blank
   */
  public static EnvironmentConfig of(String id) {
    return new EnvironmentConfig(id, 0, Collections.emptySortedMap());
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number number
        ? Double.isFinite(number.doubleValue())
        : value instanceof Boolean || value instanceof String;
  }
}
