package io.swingup.storage.model;

import io.swingup.agent.graph.ModelGraph;
import io.swingup.agent.graph.ModelSource;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.model.SavedModelBytes.Variables;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Writes one of an agent's models as SavedModels, each with the weights of the moment.
 *
 * <p>Thread-safe as far as the agent is.
 */
public final class ModelExporter {
  private static final String PREFIX = "variables/variables";

  private final ModelSource models;
  private final String name;
  private final byte[] savedModel;
  private final WeightFile weights;

  /**
   * Prepares everything of a model but the weights.
   *
   * @param models where the model and its weights come from; stays the caller's to close
   * @param name which model
   * @throws IllegalArgumentException if there is no model of that name
   */
  public ModelExporter(ModelSource models, String name) {
    this.models = models;
    this.name = name;
    try (ModelGraph model = models.model(name)) {
      savedModel =
          SavedModelBytes.of(
              model.graph(),
              new Variables(model.learned(), model.state()),
              model.file(),
              model.signatures());
      weights = new WeightFile(model.variables());
    }
  }

  /**
   * Writes a SavedModel, completely or not at all, in the place of an earlier one.
   *
   * @param target the directory: a SavedModel, empty or missing
   * @throws FileAlreadyExistsException if the target is something else, which is left alone
   * @throws IOException if it cannot be written, or a weight is not finite
   */
  public void export(Path target) throws IOException {
    requireReplaceable(target);
    DirectoryWriter.write(
        target,
        directory -> {
          Files.write(directory.resolve(Policies.GRAPH), savedModel);
          Files.createDirectory(directory.resolve(PREFIX).getParent());
          WeightFile.write(prefix -> models.save(name, prefix), directory.resolve(PREFIX));
          weights.requireFinite(directory.resolve(PREFIX + WeightFile.DATA));
        });
  }

  private static void requireReplaceable(Path target) throws IOException {
    if (!Files.exists(target) || Policies.isSavedModel(target)) {
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
