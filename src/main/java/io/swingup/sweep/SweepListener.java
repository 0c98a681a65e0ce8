package io.swingup.sweep;

import java.nio.file.Path;

/** Is told how the runs of a sweep go. */
public interface SweepListener {

  /**
   * Is called before a run continues, on the thread that trains it.
   *
   * @param seed the run's seed
   * @param checkpoint where it continues from
   */
  void onResume(long seed, Path checkpoint);

  /**
   * Is called before a run that was begun but left no checkpoint is deleted and starts again, on
   * the thread that trains it.
   *
   * @param seed the run's seed
   */
  void onRestart(long seed);

  /**
   * Is called when a run is finished, on the thread that waits for all.
   *
   * @param result what it came to
   */
  void onFinish(SeedResult result);

  /**
   * Is called when a run has failed, on the thread that waits for all.
   *
   * @param seed the run's seed
   * @param problem why it failed
   */
  void onFailure(long seed, Throwable problem);
}
