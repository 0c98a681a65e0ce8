package io.swingup.sweep.search;

import io.swingup.storage.file.CsvReader;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.sweep.SeedResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a trial: {@code result.json}.
 *
 * @param finished whether it came to its end
 * @param attempts how often it has failed, plus one if it is finished
 * @param message why it failed the last time, otherwise empty
 * @param trainingSeconds the time that the training took, 0 if it failed
 * @param evaluation the last row of {@code evaluations.csv} as text by column, empty if it failed
 */
public record TrialResult(
    boolean finished,
    int attempts,
    String message,
    double trainingSeconds,
    Map<String, String> evaluation) {

  /**
   * Reads the result of a finished run.
   *
   * @param failures how often it has failed before
   * @throws IOException if its histories cannot be read
   */
  public static TrialResult of(RunDirectory run, SeedResult result, int failures)
      throws IOException {
    Map<String, String> last = new LinkedHashMap<>();
    CsvReader.read(run.evaluations(), row -> last.putAll(row.toMap()));
    var episodes = result.history().episodes();
    double seconds = episodes.get(episodes.size() - 1).elapsedSeconds();
    return new TrialResult(true, failures + 1, "", seconds, last);
  }

  /** Returns the result of a trial that has failed as often as that. */
  public static TrialResult failed(int attempts, String message) {
    return new TrialResult(false, attempts, message, 0, Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is something else
   */
  public static TrialResult read(Path file) throws IOException {
    return Json.read(file, TrialResult.class);
  }

  /**
   * Replaces a file, at once.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    NamedFile.replaceString(file, Json.text(this));
  }

  /** Says whether the trial is finished, or has failed and may not be tried again. */
  boolean hasEnded(int retries) {
    return finished || attempts > retries;
  }

  /** Returns a value of the last evaluation, NaN if there is none. */
  double score(String column) {
    String text = evaluation.getOrDefault(column, "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
