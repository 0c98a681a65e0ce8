package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Symbolic gradients of a loss with respect to variables. */
public final class Gradients {
  private static final String PREFIX = "gradients";

  private Gradients() {}

  /**
   * Carries the gradient of a loss from a tensor back to the variables that it was computed from.
   *
   * <p>To start at a network's output rather than at the mean over a batch spares the graph some
   * twenty operations on shapes.
   *
   * @param tf the graph to add to
   * @param output a tensor that depends on every variable
   * @param outputGradient the gradient of the loss with respect to it, of its shape
   * @param variables the variables to differentiate by
   * @return one gradient for each variable, of its shape
   * @throws IllegalArgumentException if the output does not depend on one of them
   */
  public static List<Operand<TFloat32>> of(
      Ops tf,
      Operand<TFloat32> output,
      Operand<TFloat32> outputGradient,
      List<Variable> variables) {
    Output<?>[] handles =
        variables.stream().map(variable -> variable.handle().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients =
        ((Graph) tf.scope().env())
            .addGradients(
                tf.scope().makeOpName(PREFIX),
                new Output<?>[] {output.asOutput()},
                handles,
                new Output<?>[] {outputGradient.asOutput()});
    List<Operand<TFloat32>> result = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i].isClosed()) { // reachable only through a stopped gradient
        throw new IllegalArgumentException(
            "the output must depend on every variable, but not on " + variables.get(i).name());
      }
      result.add(gradients[i].expect(TFloat32.class)); // [shape of variable]
    }
    return result;
  }
}
