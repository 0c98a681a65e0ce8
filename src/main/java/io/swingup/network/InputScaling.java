package io.swingup.network;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig.Scaling;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Takes each number of a vector from its bounds to [−1, 1], (x − middle) / half the range. A number
 * whose bounds are infinite, or so wide that they only mean that, stays as it is.
 */
final class InputScaling {
  /* Gymnasium writes the greatest finite number, ±3.4e38, for unbounded ones. */
  private static final float UNBOUNDED = 1e30f;

  private final float[] middles;
  private final float[] factors;

  private InputScaling(float[] middles, float[] factors) {
    this.middles = middles;
    this.factors = factors;
  }

  /** Returns the scaling for actions; none at all if it is not wanted. */
  static InputScaling ofActions(NetworkConfig config, EnvironmentSpec spec) {
    return of(spec.action(), config.inputScaling() != Scaling.NONE);
  }

  /** Returns the scaling for vectors in {@code box}; none at all if it is not wanted. */
  static InputScaling of(Box box, boolean wanted) {
    float[] middles = new float[box.size()];
    float[] factors = new float[box.size()];
    for (int i = 0; i < factors.length; i++) {
      float factor = (float) (1 / box.halfRange(i));
      boolean scaled = wanted && isBounded(box, i) && Float.isFinite(factor);
      middles[i] = scaled ? (float) box.middle(i) : 0;
      factors[i] = scaled ? factor : 1;
    }
    return new InputScaling(middles, factors);
  }

  private static boolean isBounded(Box box, int index) {
    return box.low().get(index) > -UNBOUNDED && box.high().get(index) < UNBOUNDED;
  }

  /** Adds the scaled vectors to a graph; both have shape [B, n]. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> centred = // [B, n]
        isAll(0, middles) ? x : tf.math.sub(x, tf.constant(middles));
    return isAll(1, factors) ? centred : tf.math.mul(centred, tf.constant(factors)); // [B, n]
  }

  private static boolean isAll(float value, float[] numbers) {
    for (float number : numbers) {
      if (number != value) {
        return false;
      }
    }
    return true;
  }
}
