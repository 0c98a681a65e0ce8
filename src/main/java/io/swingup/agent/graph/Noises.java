package io.swingup.agent.graph;

import java.util.List;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What is fed besides {@link GraphInputs} where an algorithm is random: independent standard normal
 * numbers. So a learning step is a function of what it is fed.
 *
 * @param learning for a learning step, shape [B, actionSize] each
 * @param nextActing for the actions on {@link GraphInputs#nextToActOn}, shape [N, actionSize] each
 * @param acting for those on {@link GraphInputs#toActOn}, shape [N, actionSize] each
 */
record Noises(
    List<Placeholder<TFloat32>> learning,
    List<Placeholder<TFloat32>> nextActing,
    List<Placeholder<TFloat32>> acting) {
  /** Of an algorithm without chance. */
  static final Noises NONE = new Noises(List.of(), List.of(), List.of());

  /** Of an algorithm that learns by chance and acts without. */
  static Noises ofLearning(Placeholder<TFloat32> noise) {
    return new Noises(List.of(noise), List.of(), List.of());
  }
}
