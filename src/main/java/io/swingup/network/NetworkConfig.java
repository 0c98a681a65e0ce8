package io.swingup.network;

import io.swingup.usage.Checks;
import java.util.List;
import java.util.Locale;

/**
 * The sizes of the two networks.
 *
 * @param actorHidden the units of the actor's hidden layers, at least one layer
 * @param criticObservation the units of the critic's layers that see the observation alone; may be
 *     empty
 * @param criticAction the units of the critic's layers that see the action alone; may be empty
 * @param criticJoint the units of the critic's layers that see both, at least one layer
 * @param actorHeadBound the last kernel of the actor is drawn from ±this, in [0, 1]; 0 for the
 *     bound of Glorot and Bengio (2010), which all other kernels have
 * @param criticHeadBound the same for the last kernel of the critic
 * @param criticLayerNorm whether each layer of the critic but the last is normalised over its units
 *     before it is rectified, with a learned scale and offset (Ba, Kiros and Hinton 2016), ε 1e-5
 *     as in PyTorch
 * @param inputScaling how observations and actions reach the layers; exported policies and critics
 *     do the same
 */
public record NetworkConfig(
    List<Integer> actorHidden,
    List<Integer> criticObservation,
    List<Integer> criticAction,
    List<Integer> criticJoint,
    double actorHeadBound,
    double criticHeadBound,
    boolean criticLayerNorm,
    Scaling inputScaling) {
  private static final int MAX_UNITS = 65_536;

  /** How numbers are brought to a common size before they reach the layers. */
  public enum Scaling {
    /** As they are. */
    NONE,
    /**
     * To [−1, 1], less the middle of the bounds and divided by half the range; numbers whose bounds
     * are infinite, or 1e30 and beyond, stay as they are.
     */
    BOUNDS,
    /**
     * Observations less their mean, divided by their standard deviation, over all that the agent
     * has acted on while training, and clipped to ±10; actions by their bounds.
     */
    RUNNING
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is out of range, with the name of the setting
   */
  public NetworkConfig {
    actorHidden = requireUnits(actorHidden, 1, "actor_hidden");
    criticObservation = requireUnits(criticObservation, 0, "critic_observation");
    criticAction = requireUnits(criticAction, 0, "critic_action");
    criticJoint = requireUnits(criticJoint, 1, "critic_joint");
    requireBound(actorHeadBound, "actor_head_bound");
    requireBound(criticHeadBound, "critic_head_bound");
  }

  private static void requireBound(double bound, String name) {
    Checks.require(bound >= 0 && bound <= 1, name + " must be in [0, 1]", bound);
  }

  private static List<Integer> requireUnits(List<Integer> units, int layers, String name) {
    if (units.size() < layers
        || units.stream().anyMatch(n -> n == null || n < 1 || n > MAX_UNITS)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must list at least %d layer sizes in [1, %d], was %s",
              name,
              layers,
              MAX_UNITS,
              units));
    }
    return List.copyOf(units);
  }
}
