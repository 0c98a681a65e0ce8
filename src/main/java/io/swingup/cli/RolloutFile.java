package io.swingup.cli;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.TimeStep;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.history.Columns;
import io.swingup.storage.history.CsvTable;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Steps an environment through actions from a CSV file and writes every transition to another. */
public final class RolloutFile {
  private final Environment environment;
  private final EnvironmentSpec spec;

  /**
   * Takes the environment to step.
   *
   * @param environment the environment; stays the caller's to close
   */
  public RolloutFile(Environment environment) {
    this.environment = environment;
    this.spec = environment.spec();
  }

  /**
   * Reads all actions, then plays them. Where an episode ends before the actions do, the next one
   * begins with {@code reset()}.
   *
   * @param seed the seed of the first reset
   * @param actions a CSV file with the columns {@code action_0}, {@code action_1} and so on
   * @param out the file to write; must not exist
   * @return the number of transitions written
   * @throws UsageException if an action is missing or not a finite number, with its line
   * @throws IOException if a file cannot be read or written
   */
  public int play(long seed, Path actions, Path out) throws IOException {
    List<double[]> read = read(actions);
    CsvTable table = new CsvTable(out, Columns.rollout(spec));
    boolean whole = false;
    try {
      play(seed, read, table);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(out); // half of it would pass for the whole
      }
    }
    return read.size();
  }

  private void play(long seed, List<double[]> read, CsvTable out) throws IOException {
    int episode = 1;
    try (out) {
      TimeStep step = environment.reset(seed);
      for (int i = 0; i < read.size(); i++) {
        if (step.isLast()) {
          step = environment.reset();
          episode++;
        }
        TimeStep next = environment.step(read.get(i));
        out.add(row(i, episode, step, read.get(i), next));
        step = next;
      }
    }
  }

  private List<double[]> read(Path file) throws IOException {
    List<String> expected = Columns.actions(spec);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      if (!parser.getHeaderNames().equals(expected)) {
        throw new UsageException(
            "%s must have the columns %s, has %s"
                .formatted(file, expected, parser.getHeaderNames()));
      }
      List<double[]> actions = new ArrayList<>();
      for (CSVRecord row : parser) {
        actions.add(action(file, parser.getCurrentLineNumber(), row));
      }
      return actions;
    } catch (CSVException | java.io.UncheckedIOException | IllegalArgumentException e) {
      throw new UsageException(file + " is not a CSV file with a header: " + e.getMessage());
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
  }

  private double[] action(Path file, long line, CSVRecord row) {
    double[] action = new double[spec.action().size()];
    if (row.size() != action.length) {
      throw new UsageException(
          "%s line %d must have %d numbers, has %d"
              .formatted(file, line, action.length, row.size()));
    }
    for (int i = 0; i < action.length; i++) {
      action[i] = finite(file, line, row.get(i));
    }
    return action;
  }

  private static double finite(Path file, long line, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw new UsageException(
          "%s line %d: an action must be a finite number, was \"%s\"".formatted(file, line, text));
    }
    return value;
  }

  private static Object[] row(
      int number, int episode, TimeStep step, double[] action, TimeStep next) {
    List<Object> row = new ArrayList<>(List.of(number, episode));
    Columns.addAll(row, step.observation());
    for (double a : action) {
      row.add(a);
    }
    row.addAll(List.of(next.reward(), next.isTerminated() ? 1 : 0, next.isTruncated() ? 1 : 0));
    Columns.addAll(row, next.observation());
    return row.toArray();
  }
}
