package io.swingup.training;

import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that decides how a run continues, apart from the agent's variables and the replay buffer.
 *
 * @param slots the environments and the episodes under way in them
 * @param totals the steps and episodes so far
 * @param elapsedSeconds the time since the run began
 * @param evaluationDue whether an evaluation was due that has not been reported
 * @param evaluatedSteps the environment steps at the last evaluation; empty before the first
 * @param streams the states of the generators
 */
public record TrainingState(
    List<SlotState> slots,
    Counts totals,
    double elapsedSeconds,
    boolean evaluationDue,
    OptionalLong evaluatedSteps,
    Streams streams) {

  /**
   * Returns the environment steps so far.
   *
   * @return at least 0
   */
  public long totalSteps() {
    return totals.steps();
  }

  /**
   * Returns the finished episodes.
   *
   * @return at least 0
   */
  public int episodes() {
    return totals.episodes();
  }

  /**
   * One environment and the episode under way in it.
   *
   * @param episode the number of the episode, from 1, in the order in which they began
   * @param step what the agent acts on next
   * @param action the action that it has chosen there, without noise, shape [actionSize]
   * @param sums the episode so far
   * @param episodeSeconds the time since the episode began
   * @param environment the state of the environment; empty where it does not report one; then the
   *     episode has just begun
   * @param episodeSeed the seed that the episode was begun with; only used where the environment
   *     does not report its state
   * @param noise the state of the noise, its generator apart
   */
  public record SlotState(
      int episode,
      TimeStep step,
      FloatVector action,
      Sums sums,
      double episodeSeconds,
      Optional<List<Long>> environment,
      long episodeSeed,
      List<Double> noise) {}

  /**
   * The steps and episodes of a run.
   *
   * @param episodes the finished episodes
   * @param steps the environment steps
   * @param window the returns of the last 40 episodes, the newest last
   */
  public record Counts(int episodes, long steps, List<Double> window) {
    /** Returns the counts before the first step. */
    static Counts none() {
      return new Counts(0, 0, List.of());
    }
  }

  /**
   * Sums over an episode that is under way.
   *
   * @param length the environment steps
   * @param episodeReturn the sum of the rewards
   * @param metrics the sum of each of the agent's metrics
   * @param counts how many learning steps reported each of them
   */
  public record Sums(
      int length, double episodeReturn, List<Double> metrics, List<Integer> counts) {}

  /**
   * The states of the generators; equal where one stream serves several parts.
   *
   * @param exploration what draws the noise
   * @param replay what draws the batches, and the uniform actions of the start
   * @param episodes what draws the seeds of the first {@code reset} of further environments, and of
   *     each episode where they do not report their state
   * @param agent what draws where the agent learns or acts by chance; empty in checkpoints of
   *     versions whose agents did not
   */
  public record Streams(
      List<Long> exploration, List<Long> replay, List<Long> episodes, List<Long> agent) {}
}
