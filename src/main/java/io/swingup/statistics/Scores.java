package io.swingup.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the runs of one algorithm scored on one task or on several, as many runs on each. Immutable.
 */
public final class Scores {
  private final double[] values; // [runs, tasks], run by run
  private final int tasks;

  private Scores(int tasks, double... values) {
    this.tasks = tasks;
    this.values = values;
  }

  /**
   * Returns scores on one task.
   *
   * @param values the score of each run, shape [runs], at least one; copied
   * @return the scores
   * @throws IllegalArgumentException if there is none
   */
  public static Scores ofOneTask(double... values) {
    return of(Arrays.stream(values).mapToObj(value -> new double[] {value}).toList());
  }

  /**
   * Returns scores on several tasks.
   *
   * @param runs the scores of each run, shape [runs, tasks], at least one of each; copied
   * @return the scores
   * @throws IllegalArgumentException if there is none, or runs differ in their number of tasks
   */
  public static Scores of(List<double[]> runs) {
    int tasks = runs.isEmpty() ? 0 : runs.get(0).length;
    if (tasks == 0 || runs.stream().anyMatch(run -> run.length != tasks)) {
      throw new IllegalArgumentException(
          "scores must have a run at least and as many tasks, not 0, in each run, had "
              + runs.stream().map(run -> run.length).toList());
    }
    return new Scores(tasks, runs.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /**
   * Returns how many runs there are.
   *
   * @return the number, at least 1
   */
  public int runs() {
    return values.length / tasks;
  }

  /**
   * Returns how many tasks there are.
   *
   * @return the number, at least 1
   */
  public int tasks() {
    return tasks;
  }

  /**
   * Returns one score.
   *
   * @param run in [0, runs)
   * @param task in [0, tasks)
   * @return the score
   */
  double get(int run, int task) {
    return values[run * tasks + task];
  }

  /** Returns all scores with the other sign. */
  Scores negated() {
    return new Scores(tasks, Arrays.stream(values).map(x -> -x).toArray());
  }

  /** Returns the scores of all runs on all tasks in a new array, shape [runs · tasks]. */
  double[] all() {
    return values.clone();
  }

  /**
   * Draws as many runs with replacement, on each task for itself: a resample of the stratified
   * bootstrap, whose strata are the tasks (Agarwal et al. 2021, section 4.1).
   */
  Scores resampled(RandomGenerator random) {
    double[] drawn = new double[values.length];
    int runs = runs();
    for (int i = 0; i < drawn.length; i++) { // run by run, as NumPy fills an array of this shape
      drawn[i] = get(random.nextInt(runs), i % tasks);
    }
    return new Scores(tasks, drawn);
  }
}
