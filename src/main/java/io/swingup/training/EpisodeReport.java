package io.swingup.training;

/**
 * What one training episode came to.
 *
 * @param episode the number of the episode, from 1
 * @param lengthSteps the environment steps in it
 * @param totalSteps the environment steps of the run so far
 * @param episodeReturn the sum of its rewards, undiscounted and with noise
 * @param meanReturn40 the mean return of the last 40 episodes, or of all when there are fewer
 * @param learning the means over its learning steps
 * @param timing when it ended and how fast it was
 */
public record EpisodeReport(
    int episode,
    int lengthSteps,
    long totalSteps,
    double episodeReturn,
    double meanReturn40,
    Learning learning,
    Timing timing) {

  /**
   * Means over the learning steps of one episode, the last one after each environment step; NaN
   * where nothing was learned yet.
   *
   * @param criticLoss the mean of the critic's loss
   * @param actorLoss the mean of the actor's loss
   * @param meanQ the mean of the batches' mean Q(s, a)
   */
  public record Learning(double criticLoss, double actorLoss, double meanQ) {}

  /**
   * Wall-clock figures, the only ones that differ between equal runs.
   *
   * @param elapsedSeconds the time since the run began, evaluations included
   * @param stepsPerSecond the episode's steps over the time it took, evaluations excluded
   */
  public record Timing(double elapsedSeconds, double stepsPerSecond) {}
}
