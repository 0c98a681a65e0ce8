package io.swingup.training;

import java.util.List;

/**
 * Tells several listeners, one after the other.
 *
 * @param all the listeners in the order in which they are told
 */
public record Listeners(List<TrainingListener> all) implements TrainingListener {

  @Override
  public void onStep(StepReport report) {
    for (TrainingListener each : all) {
      each.onStep(report);
    }
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    all.forEach(each -> each.onEpisode(report));
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    all.forEach(each -> each.onEvaluation(report));
  }

  @Override
  public void onCheckpoint(TrainingState state) {
    all.forEach(each -> each.onCheckpoint(state));
  }

  @Override
  public void onStopWithoutCheckpoint(long totalSteps) {
    all.forEach(each -> each.onStopWithoutCheckpoint(totalSteps));
  }

  @Override
  public void onNotice(String sentence) {
    all.forEach(each -> each.onNotice(sentence));
  }
}
