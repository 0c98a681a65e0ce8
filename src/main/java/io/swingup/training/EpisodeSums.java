package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.training.TrainingState.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums over the episode under way in one slot. */
final class EpisodeSums {
  private final List<String> names;
  private final double[] metrics;
  private final int[] counts;
  private int length;
  private double episodeReturn;

  /** Begins with nothing; the names are those of the agent's metrics. */
  EpisodeSums(List<String> names) {
    this.names = names;
    metrics = new double[names.size()];
    counts = new int[names.size()];
  }

  Sums state() {
    return new Sums(
        length,
        episodeReturn,
        DoubleStream.of(metrics).boxed().toList(),
        IntStream.of(counts).boxed().toList());
  }

  void restore(Sums state) {
    requireSize(state.metrics());
    requireSize(state.counts());
    length = state.length();
    episodeReturn = state.episodeReturn();
    Arrays.setAll(metrics, state.metrics()::get);
    Arrays.setAll(counts, state.counts()::get);
  }

  private void requireSize(List<?> found) {
    if (found.size() != names.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sums must be of %d metrics, are of %d",
              names.size(),
              found.size()));
    }
  }

  /** Adds one environment step and the learning step that followed it, if any. */
  void add(double reward, @Nullable Update update) {
    length++;
    episodeReturn += reward;
    if (update != null) {
      for (int i = 0; i < metrics.length; i++) {
        Float figure = update.metrics().get(names.get(i));
        if (figure != null) {
          metrics[i] += figure;
          counts[i]++;
        }
      }
    }
  }

  /** Starts the next episode. */
  void clear() {
    length = 0;
    episodeReturn = 0;
    Arrays.fill(metrics, 0);
    Arrays.fill(counts, 0);
  }

  int length() {
    return length;
  }

  double episodeReturn() {
    return episodeReturn;
  }

  /** Returns the mean of each metric over the steps that reported it; NaN where none did. */
  List<Double> means() {
    return IntStream.range(0, metrics.length).mapToObj(i -> metrics[i] / counts[i]).toList();
  }
}
