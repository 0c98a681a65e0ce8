package io.swingup.storage.history;

import io.swingup.storage.file.CsvReader;
import io.swingup.storage.file.CsvReader.MalformedCsvException;
import io.swingup.storage.file.CsvRow;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a run has written so far; a row that is cut or damaged ends what is read, and is named.
 *
 * @param name the name of the run
 * @param episodes the training episodes, in order
 * @param evaluations the evaluations, in order
 * @param missing what could not be read, one sentence each
 */
public record RunHistory(
    String name, List<Episode> episodes, List<Evaluation> evaluations, List<String> missing) {
  /**
   * One row of {@code episodes.csv}.
   *
   * @param totalSteps the environment steps of the run so far
   * @param episodeReturn the sum of the episode's rewards, with noise
   * @param meanReturn40 the mean return of the last 40 episodes
   * @param metrics the mean of each of the algorithm's metrics by name, in the order of the file;
   *     empty where it was not measured in the episode
   * @param elapsedSeconds the time since the run began
   */
  public record Episode(
      long totalSteps,
      double episodeReturn,
      double meanReturn40,
      Map<String, OptionalDouble> metrics,
      double elapsedSeconds) {}

  /**
   * One row of {@code evaluations.csv}.
   *
   * @param totalSteps the environment steps trained before it
   * @param starts the episodes played
   * @param meanReturn the mean of their returns, without noise
   * @param stdReturn their standard deviation
   * @param meanRegret the mean distance from the best known returns, where those are known
   */
  public record Evaluation(
      long totalSteps,
      long starts,
      double meanReturn,
      double stdReturn,
      OptionalDouble meanRegret) {

    /**
     * Returns the mean of the best known returns.
     *
     * @return the mean over the same starts; empty where they are not known
     */
    public OptionalDouble bestKnownMean() {
      return meanRegret.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(meanReturn + meanRegret.getAsDouble());
    }
  }

  /** Makes a record of a row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(CsvRow row) throws MalformedCsvException;
  }

  /**
   * Reads the histories of a run.
   *
   * @param run its directories
   * @return all that is complete
   */
  public static RunHistory read(RunDirectory run) {
    List<String> missing = new ArrayList<>();
    List<Episode> episodes = rows(run.episodes(), missing, RunHistory::episode);
    List<Evaluation> evaluations = rows(run.evaluations(), missing, RunHistory::evaluation);
    return new RunHistory(run.name(), episodes, evaluations, missing);
  }

  private static Episode episode(CsvRow row) throws MalformedCsvException {
    return new Episode(
        row.wholeNumber("total_steps"),
        row.number("return"),
        row.number("mean_return_40"),
        metrics(row),
        row.number("elapsed_seconds"));
  }

  private static Map<String, OptionalDouble> metrics(CsvRow row) throws MalformedCsvException {
    Map<String, OptionalDouble> metrics = new LinkedHashMap<>();
    for (String column : Columns.metrics(row.columns())) {
      metrics.put(column, row.optionalNumber(column));
    }
    return metrics;
  }

  private static Evaluation evaluation(CsvRow row) throws MalformedCsvException {
    return new Evaluation(
        row.wholeNumber("total_steps"),
        row.wholeNumber("starts"),
        row.number("mean_return"),
        row.number("std_return"),
        row.optionalNumber("mean_regret"));
  }

  private static <T> List<T> rows(Path file, List<String> missing, RowReader<T> reader) {
    List<T> rows = new ArrayList<>();
    try {
      CsvReader.read(file, row -> rows.add(reader.read(row)));
    } catch (MalformedCsvException e) {
      String reason = String.valueOf(e.getMessage()).replace(file + " ", "");
      missing.add(file + " is damaged after " + rows.size() + " rows: " + reason);
    } catch (IOException e) {
      missing.add(file + " cannot be read: " + NamedFile.sentence(e));
    }
    return rows;
  }

  /**
   * Returns the last evaluation.
   *
   * @return the evaluation, if there was one
   */
  public Optional<Evaluation> lastEvaluation() {
    return evaluations.isEmpty()
        ? Optional.empty()
        : Optional.of(evaluations.get(evaluations.size() - 1));
  }

  /**
   * Returns the metrics of the algorithm.
   *
   * @return the names of those that were measured in some episode, in the order of the file
   */
  public List<String> metrics() {
    Set<String> measured = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (Episode episode : episodes) {
      episode
          .metrics()
          .forEach(
              (name, value) -> {
                all.add(name);
                value.ifPresent(present -> measured.add(name));
              });
    }
    return all.stream().filter(measured::contains).toList();
  }
}
