package io.swingup.storage.checkpoint;

import io.swingup.storage.file.Json;
import io.swingup.storage.model.RunPart;
import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a checkpoint holds as JSON, besides the variables, the replay buffer, the configuration and
 * the best policy.
 *
 * @param training the state of the loop
 * @param histories the bytes of each history so far, by the name of its file
 * @param last the last evaluation, if there was one
 * @param best the evaluation of {@code best/}, if there was one
 * @param started when the run began, in UTC by ISO 8601
 * @param parts what trained which part of the run so far, in order; at least one
 */
public record CheckpointState(
    TrainingState training,
    Map<String, Long> histories,
    Optional<EvaluationReport> last,
    Optional<EvaluationReport> best,
    String started,
    List<RunPart> parts) {

  /**
   * Returns what trained last.
   *
   * @return versions by the name of the part
   */
  public Map<String, String> versions() {
    return parts.get(parts.size() - 1).versions();
  }

  /**
   * Reads the state of a checkpoint.
   *
   * @param file the file
   * @param format the version of the checkpoint's layout, at most that of this program
   * @throws IOException if it cannot be read, or a field is missing, unknown or of the wrong kind
   */
  static CheckpointState read(Path file, int format) throws IOException {
    return switch (format) {
      case 1 -> Json.read(file, CheckpointState.class, Format1::migrate);
      case 2 -> Json.read(file, CheckpointState.class, Format2::migrate);
      case 3 -> Json.read(file, CheckpointState.class, Format3::migrate);
      default -> Json.read(file, CheckpointState.class);
    };
  }
}
