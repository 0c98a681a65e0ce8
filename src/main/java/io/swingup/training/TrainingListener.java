package io.swingup.training;

/** Is told what happens during training, on the thread that trains. */
public interface TrainingListener {

  /**
   * Is called after each environment step and the learning step that belongs to it.
   *
   * @param report what the step came to
   */
  default void onStep(StepReport report) {}

  /**
   * Is called after each episode.
   *
   * @param report what the episode came to
   */
  default void onEpisode(EpisodeReport report) {}

  /**
   * Is called after each evaluation; the agent has not changed since.
   *
   * @param report what the policy scored
   */
  default void onEvaluation(EvaluationReport report) {}

  /**
   * Is called where the run can be continued later: before the first step, as often as was asked
   * for, after the last step, and where the training is stopped.
   *
   * @param state what decides how the run continues
   */
  default void onCheckpoint(TrainingState state) {}

  /**
   * Is called where the training is stopped in the middle of an episode of an environment that does
   * not report its state, so that the run continues from the checkpoint before.
   *
   * @param totalSteps the environment steps so far
   */
  default void onStopWithoutCheckpoint(long totalSteps) {}

  /**
   * Is told what a user should know.
   *
   * @param sentence one sentence without a full stop
   */
  default void onNotice(String sentence) {}
}
