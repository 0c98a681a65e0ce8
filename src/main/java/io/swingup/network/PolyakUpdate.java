package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The slow following of target variables, θ' ← τ θ + (1 − τ) θ' (Lillicrap et al. 2016, Algorithm
 * 1; Polyak and Juditsky 1992), computed as θ' ← θ' − τ (θ' − θ).
 */
public final class PolyakUpdate {
  private PolyakUpdate() {}

  /**
   * Adds one update of every target variable.
   *
   * @param tf the graph to add to
   * @param source values of the variables θ to follow
   * @param target values of the variables θ' that follow
   * @param rate the weight τ of the source, in (0, 1]
   * @return the operation that updates all targets
   */
  public static Op follow(Ops tf, Weights source, Weights target, double rate) {
    Operand<TFloat32> weight = tf.constant((float) rate); // []
    Parameters targets = target.parameters();
    List<Op> updates = new ArrayList<>();
    for (String name : targets.names()) {
      Operand<TFloat32> gap = tf.math.sub(target.get(name), source.get(name)); // [shape]
      updates.add(tf.train.resourceApplyGradientDescent(targets.get(name).handle(), weight, gap));
    }
    return tf.withControlDependencies(updates).noOp();
  }
}
