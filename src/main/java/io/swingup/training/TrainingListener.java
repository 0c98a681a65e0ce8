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
   * Is called after each evaluation; the agent still is as it was evaluated.
   *
   * @param report what the policy scored
   */
  default void onEvaluation(EvaluationReport report) {}

  /**
   * Is called where the run can be gone on with later: before the first step, after every so many
   * episodes, after the last one, and where the training is stopped. Not called where the
   * environment cannot tell its state.
   *
   * @param state what decides how the run goes on
   */
  default void onCheckpoint(TrainingState state) {}
}
