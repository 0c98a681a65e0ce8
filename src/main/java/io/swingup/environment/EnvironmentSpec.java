package io.swingup.environment;

import java.util.Locale;

/**
 * What an agent must know of an environment before it meets it.
 *
 * @param id the name under which the environment is registered, such as {@code Pendulum-v1}
 * @param observation the box that observations lie in, shape [observationSize]
 * @param action the box that actions are clipped to, in the environment's units, shape
 *     [actionSize]; each bound within ±{@link #MAX_ACTION}
 */
public record EnvironmentSpec(String id, Box observation, Box action) {
  /** The largest bound of an action, either way; beyond it single precision does not suffice. */
  public static final float MAX_ACTION = 1e9f;

  /**
   * Checks the bounds of actions. They must be finite, as a policy is stretched to them. Where
   * inputs are not scaled, the gradients of the critic grow with the square of an action, and Adam
   * squares them once more: 1e9 to the fourth power is still finite in single precision.
   *
   * @throws IllegalArgumentException if an action has a bound beyond {@link #MAX_ACTION}
   */
  public EnvironmentSpec {
    for (int i = 0; i < action.size(); i++) {
      float low = action.low().get(i);
      float high = action.high().get(i);
      if (low < -MAX_ACTION || high > MAX_ACTION) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "actions must have bounds within ±1e9, as training is in single precision, but"
                    + " action_%d of %s lies in [%s, %s]",
                i,
                id,
                low,
                high));
      }
    }
  }

  /**
   * Checks an action and returns it as far as it lies within the bounds.
   *
   * @param action the action in the environment's units; not changed
   * @return each number, or the bound that it lies beyond; shape [actionSize]
   * @throws IllegalArgumentException as {@link #requireAction} does
   */
  public double[] clipped(double... action) {
    requireAction(action);
    double[] clipped = action.clone();
    action().clip(clipped);
    return clipped;
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
