package io.swingup.training;

import io.swingup.environment.Environment;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import java.util.List;

/** An episode without noise that is under way. */
final class EvaluationEpisode {
  private final Environment environment;
  private TimeStep step;
  private double sum;
  private int steps;

  /** Begins the episode; the environment stays the caller's. */
  EvaluationEpisode(Environment environment, long seed) {
    this.environment = environment;
    this.step = environment.reset(seed);
  }

  /** Moves all episodes by one step; the policy is asked once. */
  static void stepAll(Policy policy, List<EvaluationEpisode> running) {
    int width = running.get(0).step.observation().size();
    float[] observations = new float[running.size() * width]; // [N, observationSize]
    for (int i = 0; i < running.size(); i++) {
      running.get(i).step.observation().copyTo(observations, i * width);
    }
    float[] actions = policy.act(observations, running.size()); // [N, actionSize]
    int actionSize = actions.length / running.size();
    for (int i = 0; i < running.size(); i++) {
      double[] action = new double[actionSize];
      for (int j = 0; j < actionSize; j++) {
        action[j] = actions[i * actionSize + j];
      }
      running.get(i).act(action);
    }
  }

  private void act(double[] action) {
    step = environment.step(action);
    steps++;
    sum += step.reward();
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
