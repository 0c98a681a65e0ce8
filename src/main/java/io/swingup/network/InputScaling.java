package io.swingup.network;

import io.swingup.environment.Box;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Divides each number of a vector by the greatest absolute value that its box allows. */
final class InputScaling {
  private final float[] factors;

  private InputScaling(float[] factors) {
    this.factors = factors;
  }

  /**
   * Returns the scaling for vectors in {@code box}: 1 where a bound is infinite or none asked for.
   */
  static InputScaling of(Box box, boolean wanted) {
    float[] factors = new float[box.size()];
    for (int i = 0; i < factors.length; i++) {
      float greatest = Math.max(Math.abs(box.low().get(i)), Math.abs(box.high().get(i)));
      factors[i] = wanted && Float.isFinite(greatest) ? 1 / greatest : 1;
    }
    return new InputScaling(factors);
  }

  /** Adds the scaled vectors to a graph; both have shape [B, n]. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    for (float factor : factors) {
      if (factor != 1) {
        return tf.math.mul(x, tf.constant(factors)); // [B, n]
      }
    }
    return x;
  }
}
