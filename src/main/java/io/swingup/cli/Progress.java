package io.swingup.cli;

import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingListener;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Shows how training goes: a bar on a terminal, elsewhere a line for each episode. */
final class Progress implements TrainingListener, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Progress.class);

  /** Set by the launcher, which sees whether its output goes to a terminal. */
  private static final String TERMINAL = "swingup.terminal";

  private final int episodes;
  private final @Nullable ProgressBar bar;
  private @Nullable EpisodeReport last;

  private Progress(int episodes, @Nullable ProgressBar bar) {
    this.episodes = episodes;
    this.bar = bar;
  }

  /** Returns a bar if somebody is looking at a terminal, else lines. */
  static Progress forThisTerminal(int played, int episodes) {
    return new Progress(episodes, Boolean.getBoolean(TERMINAL) ? bar(played, episodes) : null);
  }

  private static ProgressBar bar(int played, int episodes) {
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(episodes)
        .startsFrom(played, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    last = report;
    if (bar == null) {
      String figures = figures("return %.1f, 40-episode mean %.1f, %.0f steps/s", report);
      LOG.info("episode {}/{}: {}", report.episode(), episodes, figures);
    } else { // together with the counts no more than 80 columns, beyond which it would be cut
      bar.setExtraMessage(figures("return %.0f, mean 40 %.0f, %.0f/s", report));
      bar.step();
    }
  }

  private static String figures(String format, EpisodeReport report) {
    return String.format(
        Locale.ROOT,
        format,
        report.episodeReturn(),
        report.meanReturn40(),
        report.timing().stepsPerSecond());
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    if (bar == null) {
      LOG.info(
          String.format(
              Locale.ROOT,
              "evaluation after %d steps: mean return %.1f over %d starts",
              report.totalSteps(),
              report.scores().meanReturn(),
              report.scores().starts()));
    }
  }

  /** Ends the bar and says how fast the whole run was. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    if (last != null) {
      double seconds = last.timing().elapsedSeconds();
      LOG.info(
          String.format(
              Locale.ROOT,
              "%d steps in %.1f s: %.0f steps/s",
              last.totalSteps(),
              seconds,
              last.totalSteps() / seconds));
    }
  }
}
