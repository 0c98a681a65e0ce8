package io.swingup.storage;

import io.swingup.agent.PolicyGraph;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig;
import io.swingup.storage.SavedModelBytes.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes policies as SavedModels: {@code observation}, float [-1, observationSize], to {@code
 * action}, float [-1, actionSize], under the signatures {@code serving_default} and {@code serve}.
 */
public final class PolicyExporter {
  private final byte[] savedModel;

  /** Writes the actor's variables to files. */
  @FunctionalInterface
  public interface VariableWriter {
    /**
     * Writes the variables in TensorFlow's checkpoint format.
     *
     * @param prefix the path that the files' names begin with
     */
    void write(String prefix);
  }

  /**
   * Prepares everything but the weights, once for many exports.
   *
   * @param spec the sizes of observation and action, and the bounds of the action
   * @param networks the sizes of the actor
   */
  public PolicyExporter(EnvironmentSpec spec, NetworkConfig networks) {
    try (PolicyGraph policy = new PolicyGraph(spec, networks)) {
      Endpoint endpoint =
          new Endpoint(
              Map.of("observation", policy.observation()), Map.of("action", policy.action()));
      savedModel =
          SavedModelBytes.of(
              policy.graph(),
              policy.variables(),
              policy.file(),
              Map.of("serving_default", endpoint, "serve", endpoint));
    }
  }

  /**
   * Writes a SavedModel, whole or not at all, in the place of what was there.
   *
   * @param target the directory
   * @param variables what writes the weights
   * @throws IOException if it cannot be written
   */
  public void export(Path target, VariableWriter variables) throws IOException {
    DirectoryWriter.write(
        target,
        directory -> {
          Files.write(directory.resolve("saved_model.pb"), savedModel);
          Path folder = Files.createDirectory(directory.resolve("variables"));
          variables.write(folder.resolve("variables").toAbsolutePath().toString());
        });
  }
}
