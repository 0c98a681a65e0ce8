package io.swingup.agent;

import io.swingup.environment.Policy;
import io.swingup.replay.TransitionBatch;
import java.util.List;

/**
 * Acts, and learns from batches of transitions, by whatever algorithm.
 *
 * <p>One thread at a time. Whoever creates an agent closes it; afterwards every call but {@link
 * #close} throws {@link IllegalStateException}.
 */
public interface Agent extends Policy, AutoCloseable {

  /**
   * Returns the names of the figures that learning steps report.
   *
   * @return names in snake_case, in the order in which histories have them
   */
  List<String> metrics();

  /**
   * Returns one action for each observation as the agent acts while it learns, before any noise
   * that is added from outside. An agent that explores by itself draws anew in each call.
   *
   * @param observations the observations, row by row, shape [count, observationSize]
   * @param count how many observations there are, at least 1
   * @return the actions in the environment's units, row by row, shape [count, actionSize]
   */
  float[] explore(float[] observations, int count);

  /**
   * Takes note of observations that the agent is about to act on in training, each of them once,
   * before it learns or explores; for agents that normalise what they see. Neither {@link #act},
   * {@link #explore} nor {@link #learn} does.
   *
   * @param observations the observations, row by row, shape [count, observationSize]
   * @param count how many observations there are, at least 1
   */
  void observe(float[] observations, int count);

  /**
   * Learns from one batch and, where there is something to act on, acts with what it has learned.
   *
   * @param batch the transitions to learn from; not kept
   * @param rateFactor what all learning rates are multiplied by, in [0, 1]
   * @param nextObservations the observations to act on afterwards as {@link #explore} would, one
   *     for each environment, row by row, shape [environments, observationSize]; may be empty
   * @return figures and actions
   */
  Update learn(TransitionBatch batch, float rateFactor, float[] nextObservations);

  /**
   * Writes every variable to checkpoint files in TensorFlow's V2 format.
   *
   * @param prefix the path that the files' names begin with
   */
  void save(String prefix);

  /**
   * Gives every variable the value that {@link #save} of an agent with equal settings wrote.
   *
   * @param prefix the path that the files' names begin with
   */
  void restore(String prefix);

  /** Frees what the agent holds; does nothing a second time. */
  @Override
  void close();
}
