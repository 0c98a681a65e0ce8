package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.training.TrainingState.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Sums over the episode under way in one slot. */
final class EpisodeSums {
  private final double[] metrics;
  private int length;
  private double episodeReturn;
  private int updates;

  EpisodeSums(int metrics) {
    this.metrics = new double[metrics];
  }

  Sums state() {
    return new Sums(length, episodeReturn, updates, DoubleStream.of(metrics).boxed().toList());
  }

  void restore(Sums state) {
    if (state.metrics().size() != metrics.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sums must be of %d metrics, are of %d",
              metrics.length,
              state.metrics().size()));
    }
    length = state.length();
    episodeReturn = state.episodeReturn();
    updates = state.updates();
    Arrays.setAll(metrics, state.metrics()::get);
  }

  /** Adds one environment step and the learning step that followed it, if any. */
  void add(double reward, @Nullable Update update) {
    length++;
    episodeReturn += reward;
    if (update != null) {
      updates++;
      for (int i = 0; i < metrics.length; i++) {
        metrics[i] += update.metrics().get(i);
      }
    }
  }

  /** Starts the next episode. */
  void clear() {
    length = 0;
    episodeReturn = 0;
    updates = 0;
    Arrays.fill(metrics, 0);
  }

  int length() {
    return length;
  }

  double episodeReturn() {
    return episodeReturn;
  }

  /** Returns the mean of each metric; NaN where nothing was learned. */
  List<Double> means() {
    return DoubleStream.of(metrics).map(sum -> sum / updates).boxed().toList();
  }
}
