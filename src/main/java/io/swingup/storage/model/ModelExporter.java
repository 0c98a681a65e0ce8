package io.swingup.storage.model;

import io.swingup.agent.LearningConfig;
import io.swingup.agent.graph.ModelGraph;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.model.SavedModelBytes.Endpoint;
import io.swingup.storage.model.SavedModelBytes.Variables;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes SavedModels of one kind.
 *
 * <p>Thread-safe as far as what writes the weights is.
 */
public final class ModelExporter {
  private static final String GRAPH = "saved_model.pb";
  private static final String PREFIX = "variables/variables";
  private final byte[] savedModel;
  private final WeightFile weights;

  private ModelExporter(ModelGraph model, String... signatures) {
    try (model) {
      Endpoint endpoint = new Endpoint(model.inputs(), model.outputs());
      Variables variables = new Variables(model.trainable(), model.state());
      savedModel =
          SavedModelBytes.of(
              model.graph(),
              variables,
              model.file(),
              Stream.of(signatures).collect(Collectors.toMap(name -> name, name -> endpoint)));
      weights =
          new WeightFile(
              Stream.concat(model.trainable().stream(), model.state().stream()).toList());
    }
  }

  /**
   * Prepares everything of policies but the weights: {@code observation}, float [-1,
   * observationSize], to {@code action}, float [-1, actionSize], under the signatures {@code
   * serving_default} and {@code serve}.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of the actor
   * @return an exporter for many policies of that shape
   */
  public static ModelExporter policy(EnvironmentSpec spec, NetworkConfig networks) {
    return new ModelExporter(ModelGraph.policy(spec, networks), "serving_default", "serve");
  }

  /**
   * Prepares everything of critics but the weights: {@code observation} and {@code action} to
   * {@code value}, float [-1, 1], under the signatures {@code serving_default} and {@code serve}.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of the critic
   * @return an exporter for many critics of that shape
   */
  public static ModelExporter critic(EnvironmentSpec spec, NetworkConfig networks) {
    return new ModelExporter(ModelGraph.critic(spec, networks), "serving_default", "serve");
  }

  /**
   * Prepares everything of whole trainings but the weights, under the signature {@code train}: a
   * batch and the factor of the learning rates to both losses.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of actor and critic
   * @param learning the settings of the learning step
   * @return an exporter for many trainings of that shape
   */
  public static ModelExporter trainer(
      EnvironmentSpec spec, NetworkConfig networks, LearningConfig learning) {
    return new ModelExporter(ModelGraph.trainer(spec, networks, learning), "train");
  }

  /**
   * Writes a SavedModel, whole or not at all, in the place of an earlier one.
   *
   * @param target the directory: a SavedModel, empty or missing
   * @param variables what writes the weights in TensorFlow's format (V2) to files whose names begin
   *     with a prefix
   * @throws FileAlreadyExistsException if the target is something else, which is left alone
   * @throws IOException if it cannot be written, or a weight is not finite
   */
  public void export(Path target, Consumer<String> variables) throws IOException {
    requireReplaceable(target);
    DirectoryWriter.write(
        target,
        directory -> {
          Files.write(directory.resolve(GRAPH), savedModel);
          Files.createDirectory(directory.resolve(PREFIX).getParent());
          WeightFile.write(variables, directory.resolve(PREFIX));
          weights.requireFinite(directory.resolve(PREFIX + WeightFile.DATA));
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
}
