package io.swingup.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A policy as layers.
 *
 * <p>It is a shape; the weights are passed along, so the same policy acts with those of the actor
 * and of its target.
 */
public interface PolicyNetwork {

  /**
   * Adds the variables of a new policy.
   *
   * @param parameters an empty group for them
   * @param seeds the seeds of the kernels; the output layer's is drawn first, then those of the
   *     hidden layers
   * @return that group
   */
  Parameters create(Parameters parameters, KernelSeeds seeds);

  /**
   * Adds the actions that the policy takes for the best, without any noise.
   *
   * @param tf the graph to add to
   * @param weights values of the policy's variables
   * @param observation the observations s as {@link ObservationInput} gives them, shape [B,
   *     observationSize]
   * @return the actions in the environment's units, shape [B, actionSize]
   */
  Operand<TFloat32> act(Ops tf, Weights weights, Operand<TFloat32> observation);
}
