package io.swingup.storage.history;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of each CSV file of a run, in order: writers, readers and documentation share them.
 */
public final class Columns {
  private static final List<String> EPISODE =
      List.of("episode", "length_steps", "total_steps", "return", "mean_return_40");

  private static final List<String> TIMING = List.of("elapsed_seconds", "steps_per_second");

  /** The columns of {@code evaluations.csv}. */
  public static final List<String> EVALUATIONS =
      List.of(
          "total_steps",
          "starts",
          "mean_return",
          "std_return",
          "min_return",
          "max_return",
          "mean_regret",
          "selection_mean_return",
          "elapsed_seconds");

  /** Those of {@code evaluations.csv} of which less is better. */
  private static final List<String> LESS_IS_BETTER =
      List.of("mean_regret", "std_return", "elapsed_seconds");

  /** The columns of {@code monitor.csv}, stable-baselines3's: return, length, time in s. */
  public static final List<String> MONITOR = List.of("r", "l", "t");

  private Columns() {}

  /**
   * Says which of two scores is the better one.
   *
   * @param column a column of {@code evaluations.csv}
   * @return whether the lower one is; otherwise it is the higher one
   */
  public static boolean isLessBetter(String column) {
    return LESS_IS_BETTER.contains(column);
  }

  /**
   * Returns the columns of {@code episodes.csv}.
   *
   * @param metrics the names of the agent's metrics
   * @return their names
   */
  public static List<String> episodes(List<String> metrics) {
    return Stream.of(EPISODE, metrics, TIMING).flatMap(List::stream).toList();
  }

  /**
   * Returns which columns of {@code episodes.csv} are metrics of the agent.
   *
   * @param columns all columns of the file
   * @return the names of the metrics, in their order
   */
  public static List<String> metrics(List<String> columns) {
    return columns.stream()
        .filter(name -> !EPISODE.contains(name) && !TIMING.contains(name))
        .toList();
  }

  /** Returns the metrics that {@code steps.csv} has as well. */
  static List<String> losses(List<String> metrics) {
    return metrics.stream().filter(name -> name.endsWith("_loss")).toList();
  }

  /**
   * Returns the columns of {@code steps.csv}, one row per environment step.
   *
   * @param spec the sizes of observation and action
   * @param metrics the names of the agent's metrics
   * @return their names
   */
  public static List<String> steps(EnvironmentSpec spec, List<String> metrics) {
    List<String> columns = new ArrayList<>(List.of("step", "episode"));
    columns.addAll(numbered("observation_", spec.observation().size()));
    columns.addAll(numbered("noise_", spec.action().size()));
    columns.addAll(actions(spec));
    columns.addAll(List.of("reward", "terminated", "truncated"));
    columns.addAll(numbered("next_observation_", spec.observation().size()));
    columns.addAll(losses(metrics));
    columns.add("batch");
    return columns;
  }

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
