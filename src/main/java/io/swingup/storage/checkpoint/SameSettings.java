package io.swingup.storage.checkpoint;

import io.swingup.storage.config.ConfigDifferences;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.util.List;

/** A run is resumed with the settings that it was begun with. */
final class SameSettings {
  /** The settings, or groups of settings, that have no part in what was trained so far. */
  private static final List<String> MAY_CHANGE =
      List.of("environment.parameters.python ", "training.budget ", "recording.", "session.");

  private SameSettings() {}

  /**
   * Compares two configurations.
   *
   * @param then the configuration at the checkpoint
   * @param now the one to resume with
   * @throws UsageException if a setting differs that may not change; names each of them
   */
  static void require(RunConfig then, RunConfig now) {
    List<String> changes =
        ConfigDifferences.of(then, now).stream()
            .filter(change -> MAY_CHANGE.stream().noneMatch(change::startsWith))
            .toList();
    if (!changes.isEmpty()) {
      throw new UsageException(
          "a run must be resumed with the settings it was begun with: its checkpoint has "
              + String.join(", ", changes));
    }
  }
}
