package io.swingup.cli;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.TimeStep;
import io.swingup.storage.file.CsvReader;
import io.swingup.storage.file.CsvReader.MalformedCsvException;
import io.swingup.storage.file.CsvRow;
import io.swingup.storage.history.Columns;
import io.swingup.storage.history.CsvTable;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    List<String> columns = Columns.actions(spec);
    List<double[]> actions = new ArrayList<>();
    try {
      CsvReader.read(file, columns, row -> actions.add(action(row, columns)));
    } catch (MalformedCsvException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return actions;
  }

  private static double[] action(CsvRow row, List<String> columns) throws MalformedCsvException {
    double[] action = new double[columns.size()];
    for (int i = 0; i < action.length; i++) {
      action[i] = row.number(columns.get(i));
    }
    return action;
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
