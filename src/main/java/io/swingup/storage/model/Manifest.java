package io.swingup.storage.model;

import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.training.EvaluationReport;
import io.swingup.training.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What made a model: written beside it as {@code manifest.json}.
 *
 * @param run the name of the run
 * @param configuration every setting that was in force
 * @param versions the versions of Swingup, TensorFlow and Java, the system and its cores, and the
 *     policy that the training started from, if any
 * @param started when the run began, in UTC by ISO 8601
 * @param finished when it ended
 * @param policy the last evaluation, that of {@code policy/}
 * @param best the evaluation of {@code best/}
 * @param sha256 the hash of each file of the models, by its path
 */
public record Manifest(
    String run,
    RunConfig configuration,
    Map<String, String> versions,
    String started,
    String finished,
    EvaluationReport policy,
    EvaluationReport best,
    Map<String, String> sha256) {

  /**
   * Reads a manifest.
   *
   * @param file {@code manifest.json} of a run that is finished
   * @return what it says
   * @throws IOException if it cannot be read or is damaged
   */
  public static Manifest read(Path file) throws IOException {
    return Json.read(file, Manifest.class);
  }

  /**
   * Writes the manifest, whole or not at all.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  void write(Path file) throws IOException {
    NamedFile.replaceString(file, Json.text(this));
  }
}
