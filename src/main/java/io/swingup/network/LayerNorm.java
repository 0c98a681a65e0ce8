package io.swingup.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * One pass of a batch through layer normalisation (Ba, Kiros and Hinton 2016, equations 3 and 4),
 * {@code y = (x − μ) / √(σ² + ε) · scale + offset} with mean and variance over the units of each
 * row, and the backward pass, by TensorFlow's own gradients.
 *
 * @param layer the name of the layer whose sums are normalised
 * @param weights where scale and offset are, each of shape [units]
 * @param x the layer's sums, shape [B, units]
 * @param y the output, shape [B, units]
 */
record LayerNorm(String layer, Weights weights, Operand<TFloat32> x, Operand<TFloat32> y) {
  private static final String SCALE = "/norm_scale";
  private static final String OFFSET = "/norm_offset";

  /* The paper has none. This is PyTorch's; Keras' is 1e-3. */
  private static final float EPSILON = 1e-5f;

  /** Adds the variables: a scale of ones and an offset of zeros, each of shape [units]. */
  static void create(Parameters parameters, String layer, long units) {
    parameters.create(layer + SCALE, Shape.of(units), Initializer.constant(1));
    parameters.create(layer + OFFSET, Shape.of(units), Initializer.zeros());
  }

  /** Adds the normalisation of {@code x}, shape [B, units]. */
  static LayerNorm apply(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    Operand<TFloat32> centred = tf.math.sub(x, rowMean(tf, x)); // [B, units]
    Operand<TFloat32> variance = rowMean(tf, tf.math.square(centred)); // [B, 1]
    Operand<TFloat32> factor = // [B, 1]
        tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
    Operand<TFloat32> unit = tf.math.mul(centred, factor); // [B, units]
    Operand<TFloat32> scaled = tf.math.mul(unit, weights.get(layer + SCALE)); // [B, units]
    return new LayerNorm(
        layer, weights, x, tf.math.add(scaled, weights.get(layer + OFFSET))); // [B, units]
  }

  private static Operand<TFloat32> rowMean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(1), Mean.keepDims(true)); // [B, 1]
  }

  /**
   * Adds the backward pass.
   *
   * @param dy the gradient of the loss by y, shape [B, units]
   * @param gradients receives those by scale and offset
   * @return the gradient by x, shape [B, units]
   */
  Operand<TFloat32> back(Ops tf, Operand<TFloat32> dy, List<Gradient> gradients) {
    List<Operand<TFloat32>> found =
        Gradients.of(
            tf,
            List.of(y),
            List.of(dy),
            List.of(x, weights.get(layer + SCALE), weights.get(layer + OFFSET)));
    Operand<TFloat32> dx = found.get(0); // [B, units]; reads the scale
    Parameters parameters = weights.parameters();
    gradients.add(new Gradient(parameters.get(layer + SCALE), found.get(1), dx));
    gradients.add(new Gradient(parameters.get(layer + OFFSET), found.get(2), found.get(2)));
    return dx;
  }
}
