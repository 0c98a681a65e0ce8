package io.swingup.interop;

import com.google.protobuf.ByteString;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.VariableDef;

/**
 * Writes what Java makes of a policy, for {@code make interop} to hold other tools against: {@code
 * actions.csv} for the observations in {@code observations.csv}, and {@code variables.csv}.
 *
 * <p>Arguments: the SavedModel, and the directory of the files.
 */
final class JavaFigures {
  private JavaFigures() {}

  public static void main(String[] arguments) throws IOException {
    Path model = Path.of(arguments[0]);
    Path directory = Path.of(arguments[1]);
    float[] observations = read(directory.resolve("observations.csv"));
    try (SavedPolicy policy = Policies.load(model)) {
      int count = observations.length / policy.observationSize();
      write(directory.resolve("actions.csv"), List.of(text(policy.act(observations, count))));
    }
    write(directory.resolve("variables.csv"), variables(model));
  }

  /* Float.toString gives every number exactly: a reader gets the same bits back. */
  static String text(float[] numbers) {
    StringBuilder text = new StringBuilder();
    for (float number : numbers) {
      text.append(text.isEmpty() ? "" : " ").append(number);
    }
    return text.toString();
  }

  static float[] read(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split("\\s+", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
  }

  private static List<String> variables(Path model) throws IOException {
    List<String> lines = new ArrayList<>();
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString())) {
      bundle
          .metaGraphDef()
          .getCollectionDefOrThrow("variables")
          .getBytesList()
          .getValueList()
          .forEach(bytes -> lines.add(variable(bundle, bytes)));
    }
    return lines;
  }

  private static String variable(SavedModelBundle bundle, ByteString bytes) {
    try {
      VariableDef variable = VariableDef.parseFrom(bytes);
      try (Result result = bundle.session().runner().fetch(variable.getSnapshotName()).run()) {
        float[] values = new float[(int) result.get(0).shape().size()];
        result.get(0).asRawTensor().data().asFloats().read(values);
        return variable.getVariableName() + " " + text(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
