package io.swingup.training;

import java.util.OptionalDouble;

/**
 * What the policy scored without noise.
 *
 * @param totalSteps the environment steps trained before it
 * @param scores the figures over the reported starts
 * @param selectionMeanReturn the mean return over the starts by which the best policy is chosen
 * @param elapsedSeconds the time since the run began
 */
public record EvaluationReport(
    long totalSteps, Scores scores, double selectionMeanReturn, double elapsedSeconds) {

  /**
   * Figures over the undiscounted returns of several starts.
   *
   * @param starts the number of starts
   * @param meanReturn their mean
   * @param stdReturn their sample standard deviation; 0 for one start
   * @param minReturn the smallest
   * @param maxReturn the largest
   * @param meanRegret the mean of best known return − return; empty where a best known return is
   *     missing, or an episode was cut off
   */
  public record Scores(
      int starts,
      double meanReturn,
      double stdReturn,
      double minReturn,
      double maxReturn,
      OptionalDouble meanRegret) {}
}
