package io.swingup.training;

import io.swingup.environment.Environment;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import java.util.List;

/** An episode without noise that is under way. */
final class EvaluationEpisode {
  private final Environment environment;
  private final long seed;
  private TimeStep step;
  private double sum;
  private int steps;

  /** Begins the episode; the environment stays the caller's. */
  EvaluationEpisode(Environment environment, long seed) {
    this.environment = environment;
    this.seed = seed;
    this.step = environment.reset(seed);
  }

  /** Says which episode begins with a seed. */
  static String name(long seed) {
    return "the evaluation from seed " + seed;
  }

  /** Moves all episodes by one step; the policy is asked once. */
  static void stepAll(Policy policy, List<EvaluationEpisode> running, EnvironmentThreads threads) {
    int width = running.get(0).step.observation().size();
    float[] observations = new float[running.size() * width]; // [N, observationSize]
    for (int i = 0; i < running.size(); i++) {
      running.get(i).step.observation().copyTo(observations, i * width);
    }
    float[] actions = policy.act(observations, running.size()); // [N, actionSize]
    int actionSize = actions.length / running.size();
    threads.all(
        running.size(),
        i -> running.get(i).act(actions, i * actionSize, actionSize),
        i -> name(running.get(i).seed));
  }

  private TimeStep act(float[] actions, int from, int size) {
    double[] action = new double[size];
    for (int j = 0; j < size; j++) {
      action[j] = actions[from + j];
    }
    step = environment.step(action);
    steps++;
    sum += step.reward();
    return step;
  }

  /** Says whether the environment ended the episode, or it has had as many steps as it may. */
  boolean isOver(int timeLimit) {
    return step.isLast() || steps >= timeLimit;
  }

  /** Says whether the environment ended the episode. */
  boolean hasEnded() {
    return step.isLast();
  }

  /** Returns the undiscounted sum of the rewards so far. */
  double sum() {
    return sum;
  }
}
