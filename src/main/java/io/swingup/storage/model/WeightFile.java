package io.swingup.storage.model;

import io.swingup.network.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * The layout of a checkpoint's data file: the numbers of one variable after the other.
 *
 * @param variables the variables in the order of the file
 */
public record WeightFile(List<Variable> variables) {

  /** What the name of the data file ends in. */
  public static final String DATA = ".data-00000-of-00001";

  private static final String INDEX = ".index";

  /**
   * Writes variables and the file that {@code tf.train.latest_checkpoint} looks for.
   *
   * @param variables what writes them to the files whose names begin with a prefix
   * @param prefix the prefix
   * @throws IOException if they cannot be written
   */
  public static void write(Consumer<String> variables, Path prefix) throws IOException {
    String path = prefix.toAbsolutePath().toString();
    try {
      variables.accept(path);
    } catch (TensorFlowException e) { // or native code says nothing at all
      throw new IOException("cannot write the weights: " + NativeMessage.of(e), e);
    }
    for (String ending : new String[] {INDEX, DATA}) {
      if (!Files.isRegularFile(Path.of(path + ending))) {
        throw new IOException("the weights were not written: there is no " + path + ending);
      }
    }
    String name = "\"" + prefix.getFileName() + "\"\n";
    Files.writeString(
        prefix.resolveSibling("checkpoint"),
        "model_checkpoint_path: " + name + "all_model_checkpoint_paths: " + name);
  }

  /**
   * Refuses weights that no policy can act with.
   *
   * @param file the data file
   * @throws IOException if it cannot be read, has another length, or a number is not finite
   */
  public void requireFinite(Path file) throws IOException {
    FloatBuffer weights =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    long expected = variables.stream().mapToLong(each -> each.shape().size()).sum();
    if (weights.remaining() != expected) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the weights must be %d numbers, but %d were written",
              expected,
              weights.remaining()));
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
