package io.swingup.network;

import io.swingup.environment.Box;
import java.util.function.IntToDoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The bounds that actions keep to, as nodes of a graph.
 *
 * @param bounds the box, shape [actionSize]
 */
public record ActionRange(Box bounds) {

  /**
   * Adds actions in the environment's units.
   *
   * @param tf the graph to add to
   * @param unit the same in units in which the bounds are ±1, shape [B, actionSize]
   * @return the middle of the bounds + unit · half the range, shape [B, actionSize]
   */
  public Operand<TFloat32> stretch(Ops tf, Operand<TFloat32> unit) {
    Operand<TFloat32> scaled = scale(tf, unit); // [B, actionSize]
    float[] middle = each(bounds::middle);
    for (float centre : middle) {
      if (centre != 0) {
        return tf.math.add(scaled, tf.constant(middle)); // [B, actionSize]
      }
    }
    return scaled;
  }

  /**
   * Adds differences of actions in the environment's units.
   *
   * @param tf the graph to add to
   * @param unit the same in units in which half the range is 1, shape [B, actionSize]
   * @return unit · half the range, shape [B, actionSize]
   */
  public Operand<TFloat32> scale(Ops tf, Operand<TFloat32> unit) {
    return tf.math.mul(unit, tf.constant(each(bounds::halfRange))); // [B, actionSize]
  }

  /**
   * Adds the nearest actions within the bounds.
   *
   * @param tf the graph to add to
   * @param action the actions in the environment's units, shape [B, actionSize]
   * @return the actions within the bounds, shape [B, actionSize]
   */
  public Operand<TFloat32> clip(Ops tf, Operand<TFloat32> action) {
    Operand<TFloat32> low = tf.constant(bounds.low().toArray()); // [actionSize]
    Operand<TFloat32> high = tf.constant(bounds.high().toArray()); // [actionSize]
    return tf.math.minimum(tf.math.maximum(action, low), high); // [B, actionSize]
  }

  private float[] each(IntToDoubleFunction property) {
    float[] values = new float[bounds.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) property.applyAsDouble(i);
    }
    return values;
  }
}
