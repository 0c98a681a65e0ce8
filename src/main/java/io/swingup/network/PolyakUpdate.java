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
   * @param tf the graph to add to; its control dependencies say which state of the sources is read
   * @param sources the variables θ to follow
   * @param targets the variables θ' that follow, in the same order
   * @param rate the weight τ of the source, in (0, 1]
   * @return the operation that updates all targets
   */
  public static Op follow(Ops tf, Parameters sources, Parameters targets, double rate) {
    List<Variable> from = sources.variables();
    List<Variable> to = targets.variables();
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      Operand<TFloat32> gap = tf.math.sub(to.get(i).read(tf), from.get(i).read(tf)); // [shape]
      updates.add(
          tf.train.resourceApplyGradientDescent(
              to.get(i).handle(), tf.constant((float) rate), gap));
    }
    return tf.withControlDependencies(updates).noOp();
  }
}
