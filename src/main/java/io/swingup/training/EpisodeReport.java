package io.swingup.training;

import java.util.List;

/**
 * What one training episode came to.
 *
 * @param episode the number of the episode, from 1, in the order in which they ended
 * @param lengthSteps the environment steps in it
 * @param totalSteps the environment steps of the run so far
 * @param episodeReturn the sum of its rewards, undiscounted and with noise
 * @param meanReturn40 the mean return of the last 40 episodes, or of all when there are fewer
 * @param metrics the mean of each of the agent's metrics over the last learning step after each
 *     environment step, of those that reported it, in the order of {@link
 *     io.swingup.agent.Agent#metrics}; NaN where none did
 * @param timing when it ended and how fast it was
 */
public record EpisodeReport(
    int episode,
    int lengthSteps,
    long totalSteps,
    double episodeReturn,
    double meanReturn40,
    List<Double> metrics,
    Timing timing) {

  /**
   * Wall-clock figures, the only ones that differ between equal runs.
   *
   * @param elapsedSeconds the time since the run began, evaluations included
   * @param stepsPerSecond the episode's steps over the time that it took, evaluations excluded
   */
  public record Timing(double elapsedSeconds, double stepsPerSecond) {}
}
