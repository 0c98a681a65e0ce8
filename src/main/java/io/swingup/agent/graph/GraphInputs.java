package io.swingup.agent.graph;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.ObservationInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
 * @param strength how strongly to learn
 * @param nextToActOn what the agent acts on after the learning step, shape [N, observationSize]
 * @param toActOn what the agent acts on without learning, shape [N, observationSize]
 */
record GraphInputs(
    Operand<TFloat32> observation,
    Operand<TFloat32> action,
    Operand<TFloat32> reward,
    Operand<TFloat32> discount,
    Operand<TFloat32> nextObservation,
    Strength strength,
    Operand<TFloat32> nextToActOn,
    Operand<TFloat32> toActOn) {

  /**
   * How strongly to learn.
   *
   * @param rateFactor what all learning rates are multiplied by, shape [1, 1] as exported trainers
   *     have it
   * @param weight how much each transition counts in the critics' loss, shape [B, 1]; only where
   *     they are drawn by priority
   */
  record Strength(Operand<TFloat32> rateFactor, Optional<Operand<TFloat32>> weight) {
    private Stream<Operand<TFloat32>> all() {
      return Stream.concat(Stream.of(rateFactor), weight.stream());
    }
  }

  /** Adds the placeholders for batches of a fixed size B, with weights or without. */
  static GraphInputs create(Ops tf, EnvironmentSpec spec, long batch, boolean weighted) {
    int observationSize = spec.observation().size();
    return new GraphInputs(
        input(tf, "observation", batch, observationSize),
        input(tf, "action", batch, spec.action().size()),
        input(tf, "reward", batch, 1),
        input(tf, "discount", batch, 1),
        input(tf, "next_observation", batch, observationSize),
        new Strength(
            input(tf, "rate_factor", 1, 1),
            weighted ? Optional.of(input(tf, "weight", batch, 1)) : Optional.empty()),
        rows(tf, "next_to_act_on", observationSize),
        rows(tf, "to_act_on", observationSize));
  }

  /** Adds a placeholder for any number of rows. */
  static Placeholder<TFloat32> rows(Ops tf, String name, int columns) {
    return input(tf, name, Shape.UNKNOWN_SIZE, columns);
  }

  /** Adds a placeholder for noise, shape [B, actionSize]. */
  Placeholder<TFloat32> noise(Ops tf, String name) {
    return input(tf, name, action.shape().get(0), action.shape().get(1));
  }

  /** Adds a placeholder for noise of actions on any number of observations, [N, actionSize]. */
  Placeholder<TFloat32> actNoise(Ops tf, String name) {
    return input(tf, name, Shape.UNKNOWN_SIZE, action.shape().get(1));
  }

  private static Placeholder<TFloat32> input(Ops tf, String name, long rows, long columns) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
  }

  /** Returns the same with observations as the networks see them. */
  GraphInputs seen(Ops tf, ObservationInput input) {
    return new GraphInputs(
        input.apply(tf, observation), // [B, observationSize]
        action,
        reward,
        discount,
        input.apply(tf, nextObservation), // [B, observationSize]
        strength,
        input.apply(tf, nextToActOn), // [N, observationSize]
        input.apply(tf, toActOn)); // [N, observationSize]
  }

  /** Returns what a learning step depends on: the batch and what goes with it, and noise. */
  List<Operand<TFloat32>> batch(Noises noises) {
    Stream<Operand<TFloat32>> inputs =
        Stream.of(observation, action, reward, discount, nextObservation);
    return Stream.of(inputs, strength.all(), noises.learning().stream())
        .<Operand<TFloat32>>flatMap(Function.identity())
        .toList();
  }

  /** Returns all that is fed to a learning step after which the agent acts. */
  List<Operand<TFloat32>> learning(Noises noises) {
    Stream<Operand<TFloat32>> own = Stream.concat(batch(noises).stream(), Stream.of(nextToActOn));
    return Stream.concat(own, noises.nextActing().stream()).toList();
  }
}
