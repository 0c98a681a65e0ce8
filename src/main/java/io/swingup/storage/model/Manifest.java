package io.swingup.storage.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.training.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What made a model: written beside it as {@code manifest.json}.
 *
 * @param run the name of the run
 * @param configuration every setting that was in force, nested as in {@code config.yaml}
 * @param parts what trained which part of the run, in order; one for a run that was never resumed
 *     elsewhere
 * @param started when the run began, in UTC by ISO 8601
 * @param finished when it ended
 * @param policy the last evaluation, that of {@code policy/}
 * @param best the evaluation of {@code best/}
 * @param sha256 the hash of each file of the models, by its path
 */
public record Manifest(
    String run,
    Map<String, Object> configuration,
    List<RunPart> parts,
    String started,
    String finished,
    EvaluationReport policy,
    EvaluationReport best,
    Map<String, String> sha256) {

  /**
   * The part of a manifest that every version of Swingup has written.
   *
   * @param run the name of the run
   * @param versions what trained the last part of the run
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Header(String run, Map<String, String> versions) {}

  /**
   * When a run began and ended.
   *
   * @param started when it began, in UTC by ISO 8601
   * @param finished when it ended
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Times(String started, String finished) {
    /**
     * Reads them.
     *
     * @param file {@code manifest.json} of a run that is finished
     * @return the times
     * @throws IOException if it cannot be read, is damaged or has none
     */
    public static Times read(Path file) throws IOException {
      return Json.read(file, Times.class);
    }
  }

  /**
   * Reads what does not depend on the version of Swingup.
   *
   * @param file {@code manifest.json} of a run that is finished
   * @return the name of the run and its versions
   * @throws IOException if it cannot be read or is damaged
   */
  public static Header read(Path file) throws IOException {
    return Json.read(file, Header.class);
  }

  /**
   * Returns what trained the last part of the run.
   *
   * @return versions and names, as in {@link RunPart}
   */
  @JsonProperty
  public Map<String, String> versions() {
    return parts.get(parts.size() - 1).versions();
  }

  /**
   * Writes the manifest, completely or not at all.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  void write(Path file) throws IOException {
    NamedFile.replaceString(file, Json.text(this));
  }
}
