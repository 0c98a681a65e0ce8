package io.swingup.network;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.types.TFloat32;

/**
 * One pass of a batch through a fully connected layer of an {@link Mlp}, {@code y = x · kernel +
 * bias} with or without normalisation and a rectifier behind it, and the backward pass (Rumelhart,
 * Hinton and Williams 1986).
 *
 * @param layer the layer's name
 * @param weights where kernel, shape [inputs, units], and bias, shape [units], are
 * @param x the input, shape [B, inputs]
 * @param norm the normalisation of x · kernel + bias, if any
 * @param y the output, shape [B, units]
 * @param rectified whether y is max(0, x · kernel + bias), the sum normalised first if it is at all
 */
record Dense(
    String layer,
    Weights weights,
    Operand<TFloat32> x,
    Optional<LayerNorm> norm,
    Operand<TFloat32> y,
    boolean rectified) {
  private static final String KERNEL = "/kernel";
  private static final String BIAS = "/bias";

  /** Adds the layer's variables: a kernel, shape [inputs, units], and a bias of zeros, [units]. */
  static void create(Parameters parameters, String layer, Shape shape, Initializer kernel) {
    parameters.create(layer + KERNEL, shape, kernel);
    parameters.create(layer + BIAS, Shape.of(shape.get(1)), Initializer.zeros());
  }

  /** Adds the layer applied to {@code x}, shape [B, inputs]. */
  static Dense linear(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    Operand<TFloat32> kernel = weights.get(layer + KERNEL); // [inputs, units]
    Operand<TFloat32> bias = weights.get(layer + BIAS); // [units]
    Operand<TFloat32> y = tf.nn.biasAdd(tf.linalg.matMul(x, kernel), bias); // [B, units]
    return new Dense(layer, weights, x, Optional.empty(), y, false);
  }

  /** Adds the layer with a rectifier behind it. */
  static Dense rectified(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    Dense sum = linear(tf, weights, layer, x);
    return new Dense(layer, weights, x, Optional.empty(), tf.nn.relu(sum.y), true); // [B, units]
  }

  /** Adds the layer with normalisation and a rectifier behind it. */
  static Dense normalized(Ops tf, Weights weights, String layer, Operand<TFloat32> x) {
    LayerNorm norm = LayerNorm.apply(tf, weights, layer, linear(tf, weights, layer, x).y);
    return new Dense(
        layer, weights, x, Optional.of(norm), tf.nn.relu(norm.y()), true); // [B, units]
  }

  /**
   * Adds the backward pass.
   *
   * @param dy the gradient of the loss by y, shape [B, units]
   * @param readLast whether the gradient by x is needed, which reads the kernel once more
   * @param gradients receives those by the layer's variables
   * @return the gradient by x, shape [B, inputs]
   */
  Operand<TFloat32> back(Ops tf, Operand<TFloat32> dy, boolean readLast, List<Gradient> gradients) {
    Operand<TFloat32> dBehind = rectified ? ReluGrad.create(tf.scope(), dy, y) : dy; // [B, units]
    Operand<TFloat32> dSum = // [B, units]
        norm.map(each -> each.back(tf, dBehind, gradients)).orElse(dBehind);
    Operand<TFloat32> dKernel = // [inputs, units]
        tf.linalg.matMul(x, dSum, MatMul.transposeA(true));
    Operand<TFloat32> dBias = tf.nn.biasAddGrad(dSum); // [units]
    Operand<TFloat32> dx = // [B, inputs]
        tf.linalg.matMul(dSum, weights.get(layer + KERNEL), MatMul.transposeB(true));
    add(gradients, KERNEL, dKernel, readLast ? dx : dKernel);
    add(gradients, BIAS, dBias, dBias);
    return dx;
  }

  private void add(List<Gradient> gradients, String name, Operand<TFloat32> value, Op lastRead) {
    gradients.add(new Gradient(weights.parameters().get(layer + name), value, lastRead));
  }
}
