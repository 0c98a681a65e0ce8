package io.swingup.network;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The fully connected layer: {@code x · kernel + bias}. */
final class Dense {
  private Dense() {}

  /**
   * Adds the layer's variables: kernel, shape [inputs, units], and bias, shape [units], of zeros.
   *
   * @return the number of units
   */
  static int create(
      Parameters parameters, String layer, int inputs, int units, Initializer kernel) {
    parameters.create(layer + "/kernel", Shape.of(inputs, units), kernel);
    parameters.create(layer + "/bias", Shape.of(units), Initializer.zeros());
    return units;
  }

  /** Adds the layer applied to {@code x}, shape [B, inputs]; the result has shape [B, units]. */
  static Operand<TFloat32> apply(Ops tf, Parameters parameters, String layer, Operand<TFloat32> x) {
    Operand<TFloat32> kernel = parameters.get(layer + "/kernel").read(tf); // [inputs, units]
    Operand<TFloat32> bias = parameters.get(layer + "/bias").read(tf); // [units]
    return tf.nn.biasAdd(tf.linalg.matMul(x, kernel), bias); // [B, units]
  }

  /** Adds the layer with a rectifier behind it: {@code max(0, x · kernel + bias)}. */
  static Operand<TFloat32> relu(Ops tf, Parameters parameters, String layer, Operand<TFloat32> x) {
    return tf.nn.relu(apply(tf, parameters, layer, x)); // [B, units]
  }
}
