package io.swingup.storage.history;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of each CSV file of a run, in order: writers, readers and documentation share them.
 */
public final class Columns {
  private Columns() {}

  /**
   * Returns the columns of a rollout, one row per transition.
   *
   * @param spec the sizes of observation and action
   * @return their names
   */
  public static List<String> rollout(EnvironmentSpec spec) {
    List<String> columns = new ArrayList<>(List.of("step", "episode"));
    columns.addAll(numbered("observation_", spec.observation().size()));
    columns.addAll(actions(spec));
    columns.addAll(List.of("reward", "terminated", "truncated"));
    columns.addAll(numbered("next_observation_", spec.observation().size()));
    return columns;
  }

  /**
   * Returns the columns of a file of actions.
   *
   * @param spec the size of the action
   * @return their names
   */
  public static List<String> actions(EnvironmentSpec spec) {
    return numbered("action_", spec.action().size());
  }

  /** Returns names that are a prefix and a number, from 0. */
  static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /**
   * Adds each number of a vector to a row.
   *
   * @param row the row; grows by the size of the vector
   * @param vector the numbers, shape [n]
   */
  public static void addAll(List<Object> row, FloatVector vector) {
    for (int i = 0; i < vector.size(); i++) {
      row.add(vector.get(i));
    }
  }
}
