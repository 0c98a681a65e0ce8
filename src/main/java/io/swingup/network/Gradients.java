package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Symbolic gradients of a scalar with respect to variables. */
public final class Gradients {
  private Gradients() {}

  /**
   * Adds the gradients of a loss.
   *
   * @param tf the graph to add to
   * @param loss a scalar that depends on every variable
   * @param variables the variables to differentiate by
   * @return one gradient for each variable, of its shape
   * @throws IllegalArgumentException if the loss does not depend on one of them
   */
  public static List<Operand<TFloat32>> of(
      Ops tf, Operand<TFloat32> loss, List<Variable> variables) {
    Graph graph = (Graph) tf.scope().env();
    Output<?>[] handles =
        variables.stream().map(variable -> variable.handle().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), handles);
    List<Operand<TFloat32>> result = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i].isClosed()) { // reachable only through a stopped gradient
        throw new IllegalArgumentException(
            "the loss must depend on every variable, but not on " + variables.get(i).name());
      }
      result.add(gradients[i].expect(TFloat32.class)); // [shape of variable]
    }
    return result;
  }
}
