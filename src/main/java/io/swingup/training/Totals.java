package io.swingup.training;

import io.swingup.training.TrainingState.Counts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts the steps and episodes of a run, and averages its last returns. */
final class Totals {
  private static final int WINDOW = 40;

  private final Deque<Double> window;
  private int episodes;
  private long steps;

  Totals(Counts state) {
    window = new ArrayDeque<>(state.window());
    episodes = state.episodes();
    steps = state.steps();
  }

  Counts state() {
    return new Counts(episodes, steps, List.copyOf(window));
  }

  void addStep() {
    steps++;
  }

  void addEpisode(double episodeReturn) {
    episodes++;
    window.addLast(episodeReturn);
    if (window.size() > WINDOW) {
      window.removeFirst();
    }
  }

  long steps() {
    return steps;
  }

  int episodes() {
    return episodes;
  }

  /** Returns the mean return of the last 40 episodes, or of all where there are fewer. */
  double meanReturn() {
    return window.stream().mapToDouble(x -> x).sum() / window.size();
  }
}
