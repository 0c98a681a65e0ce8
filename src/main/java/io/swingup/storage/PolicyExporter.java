package io.swingup.storage;

import io.swingup.agent.PolicyGraph;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig;
import io.swingup.storage.SavedModelBytes.Endpoint;
import io.swingup.storage.SavedModelBytes.Variables;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Writes policies as SavedModels: {@code observation}, float [-1, observationSize], to {@code
 * action}, float [-1, actionSize], under the signatures {@code serving_default} and {@code serve}.
 */
public final class PolicyExporter {
  private static final String GRAPH = "saved_model.pb";
  private static final String PREFIX = "variables/variables";

  private final byte[] savedModel;

  /** Writes the actor's variables to files. */
  @FunctionalInterface
  public interface VariableWriter {
    /**
     * Writes the variables in TensorFlow's checkpoint format.
     *
     * @param prefix the path that the files' names begin with, in a directory that exists
     * @throws IOException if they cannot be written
     */
    void write(String prefix) throws IOException;
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
              new Variables(policy.variables(), List.of()),
              policy.file(),
              Map.of("serving_default", endpoint, "serve", endpoint));
    }
  }

  /**
   * Writes a SavedModel, whole or not at all, in the place of an earlier one.
   *
   * @param target the directory: a SavedModel, empty or missing
   * @param variables what writes the weights
   * @throws FileAlreadyExistsException if the target is something else, which is left alone
   * @throws IOException if it cannot be written
   */
  public void export(Path target, VariableWriter variables) throws IOException {
    requireReplaceable(target);
    DirectoryWriter.write(
        target,
        directory -> {
          Files.write(directory.resolve(GRAPH), savedModel);
          Files.createDirectory(directory.resolve(PREFIX).getParent());
          write(variables, directory.resolve(PREFIX).toAbsolutePath().toString());
        });
  }

  private static void requireReplaceable(Path target) throws IOException {
    if (!Files.exists(target) || Files.isRegularFile(target.resolve(GRAPH))) {
      return;
    }
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new FileAlreadyExistsException(
        target + " exists and is not a SavedModel, so it is not replaced");
  }

  /* Native code reports what it cannot write as its own exceptions, or not at all. */
  private static void write(VariableWriter variables, String prefix) throws IOException {
    try {
      variables.write(prefix);
    } catch (TensorFlowException e) {
      throw new IOException("cannot write the weights: " + NativeMessage.of(e), e);
    }
    for (String ending : new String[] {".index", ".data-00000-of-00001"}) {
      if (!Files.isRegularFile(Path.of(prefix + ending))) {
        throw new IOException("the weights were not written: there is no " + prefix + ending);
      }
    }
  }
}
