package io.swingup.training.config;

import io.swingup.usage.Checks;

/**
 * What a run leaves on the disk besides its results.
 *
 * @param snapshotEvery the steps or episodes between two saved policies; 0 for none
 * @param checkpointEvery the steps or episodes between two checkpoints; 0 for none
 * @param checkpointsKept the newest checkpoints that are kept; in [1, 1000]
 * @param trace whether every single step is reported to {@code steps.csv}
 * @param pictures whether curve and films are drawn after the training
 */
public record RecordingConfig(
    Span snapshotEvery,
    Span checkpointEvery,
    int checkpointsKept,
    boolean trace,
    boolean pictures) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public RecordingConfig {
    Checks.require(
        checkpointsKept >= 1 && checkpointsKept <= 1000,
        "checkpoints_kept must be in [1, 1000]",
        checkpointsKept);
  }
}
