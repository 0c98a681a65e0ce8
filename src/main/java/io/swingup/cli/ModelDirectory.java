package io.swingup.cli;

import io.swingup.storage.model.Policies;
import io.swingup.storage.model.PretrainedPolicies;
import java.io.IOException;
import java.nio.file.Path;

/** The directories that users mean when they name a model. */
final class ModelDirectory {
  private ModelDirectory() {}

  /** Returns the SavedModel: a pretrained one, that of the best policy where a run is meant. */
  static Path of(Path named) throws IOException {
    Path model = PretrainedPolicies.resolve(named);
    Path best = model.resolve("best");
    return !Policies.isSavedModel(model) && Policies.isSavedModel(best) ? best : model;
  }
}
