package io.swingup.agent.graph;

import io.swingup.network.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The variables of an agent as its files have them.
 *
 * @param values the numbers of each, row by row, by the variable's name
 */
public record SavedVariables(Map<String, float[]> values) {

  /** Saves an agent and reads what it wrote. */
  public static SavedVariables of(GraphAgent agent) throws IOException {
    Path folder = Files.createTempDirectory("variables");
    Path data = folder.resolve("all.data-00000-of-00001");
    try (ModelGraph trainer = agent.model(ModelSource.TRAINER)) {
      agent.save(folder.resolve("all").toString());
      FloatBuffer numbers =
          ByteBuffer.wrap(Files.readAllBytes(data)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      Map<String, float[]> variables = new LinkedHashMap<>();
      for (Variable variable : trainer.variables()) {
        float[] values = new float[(int) variable.shape().size()];
        numbers.get(values);
        variables.put(variable.name(), values);
      }
      return new SavedVariables(variables);
    } finally {
      Files.deleteIfExists(data);
      Files.deleteIfExists(folder.resolve("all.index"));
      Files.delete(folder);
    }
  }

  /** Returns the numbers of one variable. */
  public float[] get(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
