package io.swingup.training;

/**
 * What a run leaves on the disk besides its results.
 *
 * @param snapshotEvery the episodes between two saved policies; at least 1
 * @param checkpointEvery the episodes between two checkpoints; 0 for none
 * @param checkpointsKept the newest checkpoints that are kept; in [1, 1000]
 * @param trace whether every single step is reported to {@code steps.csv}
 * @param pictures whether curve and films are drawn after the training
 */
public record RecordingConfig(
    int snapshotEvery, int checkpointEvery, int checkpointsKept, boolean trace, boolean pictures) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public RecordingConfig {
    if (snapshotEvery < 1) {
      throw new IllegalArgumentException("snapshot_every must be at least 1, was " + snapshotEvery);
    }
    if (checkpointEvery < 0) {
      throw new IllegalArgumentException(
          "checkpoint_every must be at least 0, was " + checkpointEvery);
    }
    if (checkpointsKept < 1 || checkpointsKept > 1000) {
      throw new IllegalArgumentException(
          "checkpoints_kept must be in [1, 1000], was " + checkpointsKept);
    }
  }
}
