package io.swingup.agent.graph;

import io.swingup.environment.EnvironmentSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What is fed: a batch to learn from, and observations to act on.
 *
 * @param observation s, shape [B, observationSize]
 * @param action a, shape [B, actionSize]
 * @param reward r, shape [B, 1]
 * @param discount 0 where the task ended, else 1; shape [B, 1]
 * @param nextObservation s', shape [B, observationSize]
 * @param rateFactor what all learning rates are multiplied by, shape [1, 1] as exported trainers
 *     have it
 * @param nextToActOn what the agent acts on after the learning step, shape [N, observationSize]
 * @param toActOn what the agent acts on without learning, shape [N, observationSize]
 */
record GraphInputs(
    Placeholder<TFloat32> observation,
    Placeholder<TFloat32> action,
    Placeholder<TFloat32> reward,
    Placeholder<TFloat32> discount,
    Placeholder<TFloat32> nextObservation,
    Placeholder<TFloat32> rateFactor,
    Placeholder<TFloat32> nextToActOn,
    Placeholder<TFloat32> toActOn) {

  /** Adds the placeholders for batches of a fixed size B. */
  static GraphInputs create(Ops tf, EnvironmentSpec spec, long batch) {
    int observationSize = spec.observation().size();
    return new GraphInputs(
        input(tf, "observation", batch, observationSize),
        input(tf, "action", batch, spec.action().size()),
        input(tf, "reward", batch, 1),
        input(tf, "discount", batch, 1),
        input(tf, "next_observation", batch, observationSize),
        input(tf, "rate_factor", 1, 1),
        rows(tf, "next_to_act_on", observationSize),
        rows(tf, "to_act_on", observationSize));
  }

  /** Adds a placeholder for any number of rows. */
  static Placeholder<TFloat32> rows(Ops tf, String name, int columns) {
    return input(tf, name, Shape.UNKNOWN_SIZE, columns);
  }

  private static Placeholder<TFloat32> input(Ops tf, String name, long rows, long columns) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
  }

  /** Returns the batch and what goes with it, by name. */
  Map<String, Operand<?>> batch() {
    return Stream.of(observation, action, reward, discount, nextObservation, rateFactor)
        .collect(Collectors.toMap(input -> input.op().name(), Function.identity()));
  }

  /** Returns all that a learning step is fed. */
  List<Placeholder<TFloat32>> learning() {
    return List.of(observation, action, reward, discount, nextObservation, rateFactor, nextToActOn);
  }
}
