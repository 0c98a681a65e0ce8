package io.swingup.cli.train;

import io.swingup.sweep.search.SearchProgress;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.sweep.search.TrialResult;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Shows how a sweep goes: a bar on a terminal, elsewhere a line for each trial that ends. */
final class SweepProgress implements BiConsumer<SearchTrial, TrialResult>, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(SweepProgress.class);

  private final SearchProgress state;
  private final @Nullable ProgressBar bar;
  private final long start = System.nanoTime();

  private SweepProgress(SearchProgress state, @Nullable ProgressBar bar) {
    this.state = state;
    this.bar = bar;
  }

  /** Returns a bar if somebody is looking at a terminal, else lines. */
  static SweepProgress forThisTerminal(SearchProgress state) {
    long ended = state.finished() + state.failed();
    return new SweepProgress(state, Progress.barOnTerminal(ended, state.all()));
  }

  @Override
  public void accept(SearchTrial trial, TrialResult result) {
    state.add(trial, result);
    if (!result.finished()) {
      LOG.warn("trial {} failed: {}", trial.number(), result.message());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (bar == null) {
      LOG.info(line(state, seconds));
    } else {
      bar.setExtraMessage(best(state) + failures(state));
      bar.stepTo(state.finished() + state.failed());
    }
  }

  /** Returns the counts, the best score so far and the time left. */
  static String line(SearchProgress state, double seconds) {
    OptionalDouble left = state.secondsLeft(seconds);
    return String.format(
        Locale.ROOT,
        "%d/%d trials finished%s%s%s",
        state.finished(),
        state.all(),
        failures(state),
        best(state),
        left.isEmpty() ? "" : ", about " + duration(left.getAsDouble()) + " left");
  }

  private static String failures(SearchProgress state) {
    return state.failed() == 0 ? "" : ", " + state.failed() + " failed";
  }

  private static String best(SearchProgress state) {
    return state.bestTrial() == 0
        ? ""
        : String.format(
            Locale.ROOT, ", best %.5g by trial %d", state.bestScore(), state.bestTrial());
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? Math.round(seconds) + " s"
        : seconds < 5400
            ? Math.round(seconds / 60) + " min"
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /** Ends the bar. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
