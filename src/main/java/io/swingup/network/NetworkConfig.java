package io.swingup.network;

import java.util.List;

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
 * @param scaleInputs whether observations and actions reach the layers divided by the greatest
 *     absolute value that they may have, where it is finite
 */
public record NetworkConfig(
    List<Integer> actorHidden,
    List<Integer> criticObservation,
    List<Integer> criticAction,
    List<Integer> criticJoint,
    double actorHeadBound,
    double criticHeadBound,
    boolean scaleInputs) {
  private static final int MAX_UNITS = 65_536;

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
    if (!(bound >= 0 && bound <= 1)) { // negated so that NaN is caught too
      throw new IllegalArgumentException(name + " must be in [0, 1], was " + bound);
    }
  }

  private static List<Integer> requireUnits(List<Integer> units, int layers, String name) {
    if (units.size() < layers
        || units.stream().anyMatch(n -> n == null || n < 1 || n > MAX_UNITS)) {
      throw new IllegalArgumentException(
          "%s must list at least %d layer sizes in [1, %d], was %s"
              .formatted(name, layers, MAX_UNITS, units));
    }
    return List.copyOf(units);
  }
}
