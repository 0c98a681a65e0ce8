package io.swingup.network;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The values of a network's variables at one moment: what {@link Parameters#read} found. All passes
 * that work on the same values share them, which spares the graph reads.
 *
 * @param parameters the variables
 * @param values one tensor of the variable's shape for each, by its name within the group
 */
public record Weights(Parameters parameters, Map<String, Operand<TFloat32>> values) {
  Operand<TFloat32> get(String name) {
    Operand<TFloat32> value = values.get(name); // [shape of the variable]
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no weight " + name + ", only " + values.keySet());
    }
    return value;
  }
}
