package io.swingup.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a pass back through a network found: the gradients of a loss with respect to its weights and
 * to what was put in. A session computes only those that something asks for.
 */
public final class Gradients {
  private final Map<String, Operand<TFloat32>> weights = new HashMap<>();
  private final Operand<TFloat32> input;

  Gradients(Map<String, Operand<TFloat32>> weights, Operand<TFloat32> input) {
    this.weights.putAll(weights);
    this.input = input;
  }

  /**
   * Returns the gradients of a network's variables.
   *
   * @param parameters the variables that the pass worked with
   * @return one gradient for each, of its shape, in their order
   */
  public List<Operand<TFloat32>> of(Parameters parameters) {
    List<Operand<TFloat32>> result = new ArrayList<>();
    for (String name : parameters.names()) {
      result.add(Objects.requireNonNull(weights.get(name), name)); // [shape of the variable]
    }
    return result;
  }

  /**
   * Returns the gradient of the input that others may depend on: the critic's action, the actor's
   * observation.
   *
   * @return the gradient, shape [B, size of the input]
   */
  public Operand<TFloat32> input() {
    return input;
  }
}
