package io.swingup.training;

import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import java.util.List;

/**
 * All that decides how a run goes on, apart from the agent's variables and the replay buffer.
 *
 * @param step what the agent acts on next
 * @param action the action that it has chosen there, without noise, shape [actionSize]
 * @param statistics the episodes so far and the one under way
 * @param clock how long the run has taken
 * @param environment the state of the environment
 * @param noise the state of the noise, its generator apart
 * @param streams the states of the generators that draw the noise and the batches
 */
public record TrainingState(
    TimeStep step,
    FloatVector action,
    EpisodeStatistics.State statistics,
    Clock clock,
    List<Long> environment,
    List<Double> noise,
    Streams streams) {

  /**
   * Returns the environment steps so far.
   *
   * @return at least 0
   */
  public long totalSteps() {
    return statistics.totalSteps();
  }

  /**
   * Returns the finished episodes.
   *
   * @return at least 0
   */
  public int episodes() {
    return statistics.episodes();
  }

  /** Returns the state before the first step of parts that are as they were made. */
  static TrainingState start(TimeStep first, FloatVector action) {
    return new TrainingState(
        first,
        action,
        EpisodeStatistics.State.start(),
        new Clock(0, 0),
        List.of(),
        List.of(),
        new Streams(List.of(), List.of()));
  }

  /**
   * How long a run has taken.
   *
   * @param elapsedSeconds the time since the run began
   * @param episodeSeconds the time since the episode under way began
   */
  public record Clock(double elapsedSeconds, double episodeSeconds) {}

  /**
   * The states of the generators; equal where one stream serves both.
   *
   * @param exploration what draws the noise
   * @param replay what draws the batches, and the uniform actions of the start
   */
  public record Streams(List<Long> exploration, List<Long> replay) {}
}
