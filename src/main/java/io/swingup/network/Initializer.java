package io.swingup.network;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Adds the initial value of a variable to a graph. */
@FunctionalInterface
public interface Initializer {

  /**
   * Adds nodes that compute an initial value.
   *
   * @param tf the graph to add to
   * @param shape the shape of the variable
   * @return the value, of that shape
   */
  Operand<TFloat32> value(Ops tf, Shape shape);

  /**
   * Returns an initializer of zeros.
   *
   * @return zeros, computed by an operation rather than stored in the graph
   */
  static Initializer zeros() {
    return constant(0);
  }

  /**
   * Returns an initializer that repeats one number.
   *
   * @param value the number
   * @return that number everywhere, computed by an operation rather than stored in the graph
   */
  static Initializer constant(float value) {
    return (tf, shape) -> tf.fill(tf.constant(shape), tf.constant(value)); // [shape]
  }

  /**
   * Returns an initializer that draws from a uniform distribution by a counter-based generator
   * (Philox, Salmon et al. 2011), with the arithmetic of Keras' {@code RandomUniform}.
   *
   * @param bound numbers lie in [−bound, bound); positive
   * @param seed the key of the generator; equal seeds give equal numbers
   * @return a uniform initializer
   */
  static Initializer uniform(float bound, int seed) {
    return (tf, shape) -> {
      Constant<TInt32> key = tf.constant(new int[] {seed, 0}); // [2]
      Operand<TFloat32> unit =
          tf.random.statelessRandomUniform(tf.constant(shape), key); // [shape], in [0, 1)
      return tf.math.add(
          tf.math.mul(unit, tf.constant(bound - -bound)), tf.constant(-bound)); // [shape]
    };
  }

  /**
   * Returns the initializer of an output layer's kernel.
   *
   * @param bound numbers lie in [−bound, bound); 0 for {@link #glorotUniform}
   * @param seed the key of the generator
   * @return a uniform initializer
   */
  static Initializer head(double bound, int seed) {
    return bound == 0 ? glorotUniform(seed) : uniform((float) bound, seed);
  }

  /**
   * Returns the uniform initializer of Glorot and Bengio (2010), equation 16.
   *
   * @param seed the key of the generator
   * @return numbers in ±√(6 / (inputs + units)) for a kernel of shape [inputs, units]
   */
  static Initializer glorotUniform(int seed) {
    return (tf, shape) -> {
      double fans = shape.get(0) + shape.get(1);
      return uniform((float) Math.sqrt(3 / (fans / 2)), seed).value(tf, shape);
    };
  }
}
