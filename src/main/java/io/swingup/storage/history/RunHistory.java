package io.swingup.storage.history;

import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * One row of {@code episodes.csv}.
   *
   * @param totalSteps the environment steps of the run so far
   * @param episodeReturn the sum of the episode's rewards, with noise
   * @param meanReturn40 the mean return of the last 40 episodes
   * @param criticLoss the mean loss of the critic, if it learned
   * @param actorLoss the mean loss of the actor, if it learned
   * @param elapsedSeconds the time since the run began
   */
  public record Episode(
      long totalSteps,
      double episodeReturn,
      double meanReturn40,
      OptionalDouble criticLoss,
      OptionalDouble actorLoss,
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
    T read(CSVRecord row);
  }

  /**
   * Reads the histories of a run.
   *
   * @param run its directories
   * @return all that is whole
   */
  public static RunHistory read(RunDirectory run) {
    List<String> missing = new ArrayList<>();
    return new RunHistory(
        run.name(),
        rows(
            run.episodes(),
            missing,
            row ->
                new Episode(
                    Long.parseLong(row.get("total_steps")),
                    finite(row, "return"),
                    finite(row, "mean_return_40"),
                    optional(row, "critic_loss"),
                    optional(row, "actor_loss"),
                    finite(row, "elapsed_seconds"))),
        rows(
            run.evaluations(),
            missing,
            row ->
                new Evaluation(
                    Long.parseLong(row.get("total_steps")),
                    Long.parseLong(row.get("starts")),
                    finite(row, "mean_return"),
                    finite(row, "std_return"),
                    optional(row, "mean_regret"))),
        missing);
  }

  private static <T> List<T> rows(Path file, List<String> missing, RowReader<T> reader) {
    List<T> rows = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      for (CSVRecord row : parser) {
        rows.add(reader.read(row));
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      missing.add("%s is damaged after %d rows: %s".formatted(file, rows.size(), e.getMessage()));
    } catch (IOException e) {
      missing.add(file + " cannot be read: " + NamedFile.named(file, e).getMessage());
    }
    return rows;
  }

  private static double finite(CSVRecord row, String column) {
    double value = Double.parseDouble(row.get(column));
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(column + " must be finite, was " + value);
    }
    return value;
  }

  private static OptionalDouble optional(CSVRecord row, String column) {
    return row.get(column).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(finite(row, column));
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
}
