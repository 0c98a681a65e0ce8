package io.swingup.agent;

import io.swingup.environment.FloatVector;
import io.swingup.environment.Policy;
import io.swingup.replay.TransitionBatch;

/** Something that acts and learns from batches of transitions. */
public interface Agent extends Policy, AutoCloseable {

  /**
   * Learns from one batch and acts once with what it has learned.
   *
   * @param batch the transitions to learn from; not kept
   * @param rateFactor what both learning rates are multiplied by, in [0, 1]
   * @param observation the observation to act on afterwards, shape [observationSize]
   * @return losses and action
   */
  Update learn(TransitionBatch batch, float rateFactor, FloatVector observation);

  @Override
  void close();
}
