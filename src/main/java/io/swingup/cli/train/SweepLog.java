package io.swingup.cli.train;

import io.swingup.cli.problem.Problems;
import io.swingup.sweep.SeedResult;
import io.swingup.sweep.SweepListener;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Says how the runs of a sweep go, a line for each. */
final class SweepLog implements SweepListener {
  private static final Logger LOG = LogManager.getLogger(SweepLog.class);

  @Override
  public void onResume(long seed, Path checkpoint) {
    LOG.info("seed {}: resumes from {}", seed, checkpoint);
  }

  @Override
  public void onRestart(long seed) {
    LOG.info("seed {}: was begun but has no checkpoint, so it starts again", seed);
  }

  @Override
  public void onFinish(SeedResult result) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "seed %d: mean return %.1f without noise over %d starts%s",
            result.seed(),
            result.last().meanReturn(),
            result.last().starts(),
            result.trained() ? "" : ", finished before"));
  }

  @Override
  public void onFailure(long seed, Throwable problem) {
    LOG.error("seed {} failed: {}", seed, Problems.describe(problem));
  }
}
