package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.training.EpisodeReport.Learning;
import io.swingup.training.EpisodeReport.Timing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Sums up episodes while they are played. */
final class EpisodeStatistics {
  private static final int WINDOW = 40;

  private final Deque<Double> window;
  private int episodes;
  private long totalSteps;
  private Sums sums;

  /**
   * What was summed up.
   *
   * @param episodes the finished episodes
   * @param totalSteps the environment steps of the run so far
   * @param window the returns of the last episodes, the newest last
   * @param sums the sums over the episode under way
   */
  record State(int episodes, long totalSteps, List<Double> window, Sums sums) {
    /** Returns the state before the first step. */
    static State start() {
      return new State(0, 0, List.of(), new Sums(0, 0, 0, 0, 0, 0));
    }
  }

  /**
   * Sums over one episode.
   *
   * @param length the environment steps
   * @param episodeReturn the sum of the rewards
   * @param updates the learning steps that are reported
   * @param criticLoss the sum of the critic's losses
   * @param actorLoss the sum of the actor's losses
   * @param meanQ the sum of the batches' mean Q(s, a)
   */
  record Sums(
      int length,
      double episodeReturn,
      int updates,
      double criticLoss,
      double actorLoss,
      double meanQ) {
    private Sums plus(double reward) {
      return new Sums(length + 1, episodeReturn + reward, updates, criticLoss, actorLoss, meanQ);
    }

    private Sums plus(Update update) {
      return new Sums(
          length,
          episodeReturn,
          updates + 1,
          criticLoss + update.criticLoss(),
          actorLoss + update.actorLoss(),
          meanQ + update.meanQ());
    }

    private Learning means() {
      return new Learning(criticLoss / updates, actorLoss / updates, meanQ / updates);
    }
  }

  EpisodeStatistics(State state) {
    window = new ArrayDeque<>(state.window());
    episodes = state.episodes();
    totalSteps = state.totalSteps();
    sums = state.sums();
  }

  State state() {
    return new State(episodes, totalSteps, List.copyOf(window), sums);
  }

  /** Adds one environment step and the learning step that followed it. */
  void add(double reward, Optional<Update> update) {
    totalSteps++;
    sums = sums.plus(reward);
    update.ifPresent(each -> sums = sums.plus(each));
  }

  /** Returns the environment steps so far. */
  long totalSteps() {
    return totalSteps;
  }

  /** Returns the finished episodes. */
  int episodes() {
    return episodes;
  }

  /** Ends the episode. */
  EpisodeReport finish(double elapsedSeconds, double episodeSeconds) {
    episodes++;
    window.addLast(sums.episodeReturn());
    if (window.size() > WINDOW) {
      window.removeFirst();
    }
    EpisodeReport report =
        new EpisodeReport(
            episodes,
            sums.length(),
            totalSteps,
            sums.episodeReturn(),
            window.stream().mapToDouble(x -> x).sum() / window.size(),
            sums.means(),
            new Timing(elapsedSeconds, sums.length() / episodeSeconds));
    sums = State.start().sums();
    return report;
  }
}
