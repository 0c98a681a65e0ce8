package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The shape of a multilayer perceptron: each input through rectified layers of its own, where there
 * are any, then all of them side by side through common rectified layers and a linear one. Layers
 * are normalised before they are rectified, or not.
 *
 * <p>The only network with a backward pass of its own: it looks at the outputs of the layers alone.
 * TensorFlow's gradient of a rectifier looks at its input, which then must be kept apart, so
 * product, bias and rectifier could not be one operation; its gradient of a concatenation works out
 * shapes that are known here.
 *
 * @param branches the layers of each input
 * @param common the layers after them; their inputs are the outputs of all branches
 * @param output the name of the linear layer
 * @param outputs the size of the output
 */
record Mlp(List<Layers> branches, Layers common, String output, int outputs) {

  /**
   * Rectified layers, one behind the other.
   *
   * @param prefix what their names begin with: {@code <prefix>1}, {@code <prefix>2} and so on
   * @param inputs the size of the input
   * @param units the units of each; may be empty
   * @param normalized whether each has a {@link LayerNorm} before its rectifier
   */
  record Layers(String prefix, int inputs, List<Integer> units, boolean normalized) {

    /** Returns the size of the output, that of the input where there is no layer. */
    int outputs() {
      return units.isEmpty() ? inputs : units.get(units.size() - 1);
    }

    private void create(Parameters parameters, KernelSeeds seeds) {
      int width = inputs;
      for (int i = 0; i < units.size(); i++) {
        Initializer kernel = Initializer.glorotUniform(seeds.next());
        Dense.create(parameters, prefix + (i + 1), Shape.of(width, units.get(i)), kernel);
        width = units.get(i);
        if (normalized) {
          LayerNorm.create(parameters, prefix + (i + 1), width);
        }
      }
    }

    private List<Dense> apply(Ops tf, Weights weights, Operand<TFloat32> x) {
      List<Dense> layers = new ArrayList<>();
      Operand<TFloat32> y = x; // [B, inputs]
      for (int i = 1; i <= units.size(); i++) {
        layers.add(layer(tf, weights, prefix + i, y));
        y = layers.get(i - 1).y(); // [B, units of layer i]
      }
      return layers;
    }

    private Dense layer(Ops tf, Weights weights, String name, Operand<TFloat32> x) {
      return normalized
          ? Dense.normalized(tf, weights, name, x)
          : Dense.rectified(tf, weights, name, x);
    }
  }

  /**
   * Adds the variables: those of the branches, of the common layers, of the linear layer.
   *
   * @param seeds the seeds of the kernels, drawn in that order
   * @param head makes the initializer of the linear layer's kernel when its turn has come
   */
  void create(Parameters parameters, KernelSeeds seeds, Supplier<Initializer> head) {
    branches.forEach(branch -> branch.create(parameters, seeds));
    common.create(parameters, seeds);
    Dense.create(parameters, output, Shape.of(common.outputs(), outputs), head.get());
  }

  /** Adds the network applied to {@code inputs}, one for each branch, shape [B, its inputs]. */
  Pass apply(Ops tf, Weights weights, List<Operand<TFloat32>> inputs) {
    List<List<Dense>> passes = new ArrayList<>();
    List<Operand<TFloat32>> ends = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      passes.add(branches.get(i).apply(tf, weights, inputs.get(i)));
      ends.add(end(passes.get(i), inputs.get(i))); // [B, outputs of the branch]
    }
    Operand<TFloat32> joint = // [B, inputs of the common layers]
        ends.size() == 1 ? ends.get(0) : tf.concat(ends, tf.constant(1));
    List<Dense> last = common.apply(tf, weights, joint);
    last.add(Dense.linear(tf, weights, output, end(last, joint)));
    return new Pass(passes, last);
  }

  private static Operand<TFloat32> end(List<Dense> layers, Operand<TFloat32> input) {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).y(); // [B, n]
  }

  /**
   * What a loss's gradients are.
   *
   * @param weights with respect to each variable
   * @param inputs with respect to each input, shape [B, its size]; a session computes only those
   *     that something asks for
   */
  record Backward(List<Gradient> weights, List<Operand<TFloat32>> inputs) {}

  /** One pass of a batch through the network. */
  final class Pass {
    private final List<List<Dense>> branchLayers;
    private final List<Dense> commonLayers;

    private Pass(List<List<Dense>> branchLayers, List<Dense> commonLayers) {
      this.branchLayers = branchLayers;
      this.commonLayers = commonLayers;
    }

    /** Returns what the linear layer gives, shape [B, outputs]. */
    Operand<TFloat32> output() {
      return commonLayers.get(commonLayers.size() - 1).y();
    }

    /** Adds the backward pass of a loss whose gradient by the output is {@code dOutput}. */
    Backward back(Ops tf, Operand<TFloat32> dOutput) {
      List<Gradient> weights = new ArrayList<>();
      List<Operand<TFloat32>> inputs = new ArrayList<>();
      boolean deeper = branchLayers.stream().anyMatch(layers -> !layers.isEmpty());
      Operand<TFloat32> dJoint = back(tf, commonLayers, dOutput, deeper, weights); // [B, inputs]
      int first = 0;
      for (int i = 0; i < branches.size(); i++) {
        int width = branches.get(i).outputs();
        Operand<TFloat32> dBranch = columns(tf, dJoint, first, width); // [B, width]
        inputs.add(back(tf, branchLayers.get(i), dBranch, false, weights));
        first += width;
      }
      return new Backward(weights, inputs);
    }

    private static Operand<TFloat32> back(
        Ops tf, List<Dense> layers, Operand<TFloat32> dy, boolean deeper, List<Gradient> weights) {
      Operand<TFloat32> gradient = dy; // [B, units of the last layer]
      for (int i = layers.size() - 1; i >= 0; i--) {
        gradient = layers.get(i).back(tf, gradient, i > 0 || deeper, weights); // [B, inputs of i]
      }
      return gradient;
    }

    private Operand<TFloat32> columns(Ops tf, Operand<TFloat32> x, int first, int count) {
      if (branches.size() == 1) {
        return x; // [B, count]
      }
      return tf.slice(
          x, tf.constant(new int[] {0, first}), tf.constant(new int[] {-1, count})); // [B, count]
    }
  }
}
