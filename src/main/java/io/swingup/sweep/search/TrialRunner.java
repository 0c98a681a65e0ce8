package io.swingup.sweep.search;

import java.io.IOException;

/** Where a trial runs. */
@FunctionalInterface
public interface TrialRunner {
  /**
   * Brings a trial to its end, unless it is told to stop; leaves its result if it is finished.
   *
   * @param trial the trial, whose configuration is written
   * @return why it failed; empty if it is finished, or stopped
   * @throws IOException if it could not be started
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  String run(SearchTrial trial) throws IOException, InterruptedException;
}
