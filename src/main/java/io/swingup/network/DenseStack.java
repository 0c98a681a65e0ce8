package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One pass of a batch through rectified layers, one behind the other, and the way back.
 *
 * @param layers the layers in order; may be none
 * @param output what came out, shape [B, units of the last layer]; what went in where there is none
 */
record DenseStack(List<Dense> layers, Operand<TFloat32> output) {

  /**
   * Adds the variables of the layers {@code <prefix>1}, {@code <prefix>2} and so on.
   *
   * @return the units of the last one, {@code inputs} where there is none
   */
  static int create(
      Parameters parameters, String prefix, int inputs, List<Integer> units, KernelSeeds seeds) {
    int width = inputs;
    for (int i = 0; i < units.size(); i++) {
      Initializer kernel = Initializer.glorotUniform(seeds.next());
      width = Dense.create(parameters, prefix + (i + 1), width, units.get(i), kernel);
    }
    return width;
  }

  /** Adds as many layers, applied to {@code x}, shape [B, inputs]. */
  static DenseStack apply(Ops tf, Weights weights, String prefix, int count, Operand<TFloat32> x) {
    List<Dense> layers = new ArrayList<>();
    Operand<TFloat32> y = x; // [B, inputs]
    for (int i = 1; i <= count; i++) {
      Dense layer = Dense.rectified(tf, weights, prefix + i, y);
      layers.add(layer);
      y = layer.y(); // [B, units of layer i]
    }
    return new DenseStack(layers, y);
  }

  /** Adds the way back; as {@link Dense#back}. */
  Operand<TFloat32> back(
      Ops tf, Operand<TFloat32> outputGradient, Map<String, Operand<TFloat32>> gradients) {
    Operand<TFloat32> gradient = outputGradient; // [B, units of the last layer]
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).back(tf, gradient, gradients); // [B, inputs of layer i]
    }
    return gradient;
  }
}
