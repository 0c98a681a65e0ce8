package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.training.EpisodeReport.Learning;
import io.swingup.training.EpisodeReport.Timing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Sums up episodes while they are played. */
final class EpisodeStatistics {
  private static final int WINDOW = 40;

  private final Deque<Double> window = new ArrayDeque<>();
  private int episode;
  private long totalSteps;
  private int length;
  private double episodeReturn;
  private int updates;
  private double criticLoss;
  private double actorLoss;
  private double meanQ;

  /** Adds one environment step and the learning step that followed it. */
  void add(double reward, Optional<Update> update) {
    length++;
    totalSteps++;
    episodeReturn += reward;
    update.ifPresent(this::add);
  }

  private void add(Update update) {
    updates++;
    criticLoss += update.criticLoss();
    actorLoss += update.actorLoss();
    meanQ += update.meanQ();
  }

  /** Returns the environment steps so far. */
  long totalSteps() {
    return totalSteps;
  }

  /** Ends the episode. */
  EpisodeReport finish(double elapsedSeconds, double episodeSeconds) {
    episode++;
    window.addLast(episodeReturn);
    if (window.size() > WINDOW) {
      window.removeFirst();
    }
    EpisodeReport report =
        new EpisodeReport(
            episode,
            length,
            totalSteps,
            episodeReturn,
            window.stream().mapToDouble(x -> x).sum() / window.size(),
            new Learning(criticLoss / updates, actorLoss / updates, meanQ / updates),
            new Timing(elapsedSeconds, length / episodeSeconds));
    clear();
    return report;
  }

  private void clear() {
    length = 0;
    episodeReturn = 0;
    updates = 0;
    criticLoss = 0;
    actorLoss = 0;
    meanQ = 0;
  }
}
