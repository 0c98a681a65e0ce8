package io.swingup.network;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.types.TFloat32;

/**
 * One pass of a batch through a fully connected layer: {@code y = x · kernel + bias}, with or
 * without a rectifier behind it, and the way back (Rumelhart, Hinton and Williams 1986).
 *
 * <p>The way back looks at y only. TensorFlow's own gradient of the rectifier looks at what went
 * into it, which then has to be kept apart; so product, bias and rectifier can be one operation.
 *
 * @param layer the layer's name
 * @param x what went in, shape [B, inputs]
 * @param kernel the kernel, shape [inputs, units]
 * @param y what came out, shape [B, units]
 * @param rectified whether y is max(0, x · kernel + bias)
 */
record Dense(
    String layer,
    Operand<TFloat32> x,
    Operand<TFloat32> kernel,
    Operand<TFloat32> y,
    boolean rectified) {
  private static final String KERNEL = "/kernel";
  private static final String BIAS = "/bias";

  /**
   * Adds the layer's variables: kernel, shape [inputs, units], and bias, shape [units], of zeros.
   *
   * @return the number of units
   */
  static int create(
      Parameters parameters, String layer, int inputs, int units, Initializer kernel) {
    parameters.create(layer + KERNEL, Shape.of(inputs, units), kernel);
    parameters.create(layer + BIAS, Shape.of(units), Initializer.zeros());
    return units;
  }

  /** Adds the layer applied to {@code x}, shape [B, inputs]. */
  static Dense linear(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    Operand<TFloat32> kernel = weights.get(layer + KERNEL); // [inputs, units]
    Operand<TFloat32> bias = weights.get(layer + BIAS); // [units]
    Operand<TFloat32> y = tf.nn.biasAdd(tf.linalg.matMul(x, kernel), bias); // [B, units]
    return new Dense(layer, x, kernel, y, false);
  }

  /** Adds the layer with a rectifier behind it. */
  static Dense rectified(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    Dense sum = linear(tf, weights, layer, x);
    return new Dense(layer, x, sum.kernel, tf.nn.relu(sum.y), true); // [B, units]
  }

  /**
   * Adds the way back of a loss.
   *
   * @param yGradient its gradient by y, shape [B, units]
   * @param gradients where its gradients by kernel and bias go, by their names
   * @return its gradient by x, shape [B, inputs]
   */
  Operand<TFloat32> back(
      Ops tf, Operand<TFloat32> yGradient, Map<String, Operand<TFloat32>> gradients) {
    Operand<TFloat32> sum = // [B, units]
        rectified ? ReluGrad.create(tf.scope(), yGradient, y) : yGradient;
    gradients.put(
        layer + KERNEL, tf.linalg.matMul(x, sum, MatMul.transposeA(true))); // [inputs, units]
    gradients.put(layer + BIAS, tf.nn.biasAddGrad(sum)); // [units]
    return tf.linalg.matMul(sum, kernel, MatMul.transposeB(true)); // [B, inputs]
  }
}
