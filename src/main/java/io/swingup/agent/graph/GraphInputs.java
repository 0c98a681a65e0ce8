package io.swingup.agent.graph;

import io.swingup.environment.EnvironmentSpec;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** What is fed: a batch to learn from, and observations to act on. */
final class GraphInputs {
  /** s, shape [B, observationSize]. */
  final Placeholder<TFloat32> observation;

  /** a, shape [B, actionSize]. */
  final Placeholder<TFloat32> action;

  /** r, shape [B, 1]. */
  final Placeholder<TFloat32> reward;

  /** 0 where the task ended, else 1; shape [B, 1]. */
  final Placeholder<TFloat32> discount;

  /** s', shape [B, observationSize]. */
  final Placeholder<TFloat32> nextObservation;

  /** What both learning rates are multiplied by, shape [1, 1]. */
  final Placeholder<TFloat32> rateFactor;

  /** What the updated actor acts on, shape [1, observationSize]. */
  final Placeholder<TFloat32> nextToActOn;

  /** What the current actor acts on, shape [N, observationSize]. */
  final Placeholder<TFloat32> toActOn;

  GraphInputs(Ops tf, EnvironmentSpec spec, long batch) {
    long observationSize = spec.observation().size();
    observation = input(tf, "observation", batch, observationSize);
    action = input(tf, "action", batch, spec.action().size());
    reward = input(tf, "reward", batch, 1);
    discount = input(tf, "discount", batch, 1);
    nextObservation = input(tf, "next_observation", batch, observationSize);
    rateFactor = input(tf, "rate_factor", 1, 1);
    nextToActOn = input(tf, "next_to_act_on", 1, observationSize);
    toActOn = input(tf, "to_act_on", Shape.UNKNOWN_SIZE, observationSize);
  }

  private static Placeholder<TFloat32> input(Ops tf, String name, long rows, long columns) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
  }
}
