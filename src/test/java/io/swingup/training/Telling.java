package io.swingup.training;

import java.util.ArrayList;
import java.util.List;

/** Keeps all that a loop tells. */
final class Telling implements TrainingListener {
  final List<StepReport> reports = new ArrayList<>();
  final List<String> steps = new ArrayList<>();
  final List<EpisodeReport> episodeReports = new ArrayList<>();
  final List<String> episodes = new ArrayList<>();
  final List<EvaluationReport> evaluations = new ArrayList<>();
  final List<TrainingState> states = new ArrayList<>();
  final List<String> notices = new ArrayList<>();

  @Override
  public void onStep(StepReport report) {
    reports.add(report);
    String where = report.step() + " " + report.episode() + " " + report.before();
    steps.add(where + " " + report.exploration().action()[0] + " " + report.after());
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    episodeReports.add(report);
    episodes.add(report.episode() + " " + report.episodeReturn() + " " + report.totalSteps());
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    evaluations.add(report);
  }

  @Override
  public void onCheckpoint(TrainingState state) {
    states.add(state);
  }

  @Override
  public void onNotice(String sentence) {
    notices.add(sentence);
  }
}
