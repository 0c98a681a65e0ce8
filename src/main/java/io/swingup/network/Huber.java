package io.swingup.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of errors e = x − y, by which large ones pull no more than those of a threshold δ (Huber
 * 1964, section 2, times two): e² up to |e| = δ, beyond it δ (2 |e| − δ).
 */
public final class Huber {
  private Huber() {}

  /**
   * Adds the loss of each error.
   *
   * @param tf the graph to add to
   * @param x what is fitted, shape [B, 1]
   * @param y what it is fitted to, shape [B, 1]
   * @param threshold the threshold δ; 0 for the squared error e² everywhere
   * @return the losses, shape [B, 1]
   */
  public static Operand<TFloat32> loss(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> y, double threshold) {
    if (threshold == 0) {
      return tf.math.squaredDifference(x, y); // [B, 1]
    }
    Operand<TFloat32> size = tf.math.abs(tf.math.sub(x, y)); // [B, 1]
    Operand<TFloat32> pull = // half the slope, [B, 1]
        tf.math.minimum(size, tf.constant((float) threshold));
    return tf.math.mul(pull, tf.math.sub(tf.math.mul(size, tf.constant(2f)), pull)); // [B, 1]
  }
}
