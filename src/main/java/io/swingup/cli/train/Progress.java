package io.swingup.cli.train;

import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.Span;
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

  private final Span budget;
  private final @Nullable ProgressBar bar;
  private long steps;
  private double seconds;

  private Progress(Span budget, @Nullable ProgressBar bar) {
    this.budget = budget;
    this.bar = bar;
  }

  /** Returns a bar if somebody is looking at a terminal, else lines. */
  static Progress forThisTerminal(long played, Span budget) {
    return new Progress(budget, barOnTerminal(played, budget.length()));
  }

  /** Returns a bar, to be closed, if somebody is looking at a terminal, else nothing. */
  static @Nullable ProgressBar barOnTerminal(long done, long all) {
    if (!Boolean.getBoolean(TERMINAL)) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(all)
        .startsFrom(done, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    steps = report.totalSteps();
    seconds = report.timing().elapsedSeconds();
    if (bar == null) {
      String figures = figures("return %.1f, 40-episode mean %.1f, %.0f steps/s", report);
      LOG.info("episode {}: {}", place(report), figures);
    } else { // together with the counts no more than 80 columns, beyond which it would be cut
      bar.setExtraMessage(figures("return %.0f, mean 40 %.0f, %.0f/s", report));
      bar.stepTo(budget.count(report.totalSteps(), report.episode()));
    }
  }

  private String place(EpisodeReport report) {
    return budget.unit() == Span.Unit.EPISODES
        ? report.episode() + "/" + budget.length()
        : String.format(
            Locale.ROOT, "%d, step %d/%d", report.episode(), report.totalSteps(), budget.length());
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
    steps = report.totalSteps();
    seconds = report.elapsedSeconds();
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

  @Override
  public void onStopWithoutCheckpoint(long totalSteps) {
    LOG.info(
        "stopped within an episode after step {}: policy/ is saved, the run continues from its last"
            + " checkpoint",
        totalSteps);
  }

  @Override
  public void onNotice(String sentence) {
    LOG.info(sentence);
  }

  /** Ends the bar and says how fast the whole run was. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    if (steps > 0) {
      LOG.info(
          String.format(
              Locale.ROOT, "%d steps in %.1f s: %.0f steps/s", steps, seconds, steps / seconds));
    }
  }
}
