package io.swingup.storage;

import io.swingup.network.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The layout of a checkpoint's data file: the numbers of one variable after the other.
 *
 * @param variables the variables in the order of the file
 */
record WeightFile(List<Variable> variables) {

  /** Refuses weights that no policy can act with. */
  void requireFinite(Path file) throws IOException {
    FloatBuffer weights =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    long expected = variables.stream().mapToLong(each -> each.shape().size()).sum();
    if (weights.remaining() != expected) {
      throw new IOException(
          "the weights must be %d numbers, but %d were written"
              .formatted(expected, weights.remaining()));
    }
    for (Variable variable : variables) {
      for (long i = 0; i < variable.shape().size(); i++) {
        float weight = weights.get();
        if (!Float.isFinite(weight)) {
          throw new IOException(
              "every weight must be finite, but one of " + variable.name() + " is " + weight);
        }
      }
    }
  }
}
