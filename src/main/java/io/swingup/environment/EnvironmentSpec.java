package io.swingup.environment;

import java.util.Locale;

/**
 * What an agent must know of an environment before it meets it.
 *
 * @param id the name under which the environment is registered, such as {@code Pendulum-v1}
 * @param observation the box that observations lie in, shape [observationSize]
 * @param action the box that actions are clipped to, in the environment's units, shape
 *     [actionSize]; each range finite in single precision
 */
public record EnvironmentSpec(String id, Box observation, Box action) {

  /**
   * Checks that the ranges of actions are finite, as a bounded policy needs them.
   *
   * @throws IllegalArgumentException if the range of an action is not finite in single precision
   */
  public EnvironmentSpec {
    for (int i = 0; i < action.size(); i++) {
      if (Float.isInfinite(action.high().get(i) - action.low().get(i))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the range of each action of %s must be finite in single precision, found %s",
                id,
                action));
      }
    }
  }

  /**
   * Checks that an action has the right size and only finite numbers; it may lie outside the
   * bounds.
   *
   * @param action the action in the environment's units
   * @throws IllegalArgumentException if the size is not that of the action box, or a number is not
   *     finite
   */
  public void requireAction(double[] action) {
    if (action.length != action().size()) {
      throw new IllegalArgumentException(
          "the size of the action must be " + action().size() + ", was " + action.length);
    }
    for (int i = 0; i < action.length; i++) {
      if (!Double.isFinite(action[i])) {
        throw new IllegalArgumentException("action[" + i + "] must be finite, was " + action[i]);
      }
    }
  }
}
