package io.swingup.cli.train;

import io.swingup.storage.config.ConfigReader;
import io.swingup.usage.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long to train in all; by default as the settings say. */
final class BudgetOptions {
  @Option(names = "--episodes", description = "The total number of episodes to play.")
  private @Nullable String episodes;

  @Option(names = "--steps", description = "The total number of environment steps to play.")
  private @Nullable String steps;

  void apply(ConfigReader reader) {
    if (episodes != null && steps != null) {
      throw new UsageException("--episodes and --steps exclude each other");
    }
    if (episodes != null) {
      reader.set("training.budget", whole(episodes, "--episodes") + " episodes");
    }
    if (steps != null) {
      reader.set("training.budget", whole(steps, "--steps") + " steps");
    }
  }

  /** Returns the text of a whole number, refusing all else. */
  static String whole(String text, String option) {
    if (!text.matches("0|[1-9]\\d{0,17}")) {
      throw new UsageException(option + " must be a whole number, was \"" + text + "\"");
    }
    return text;
  }
}
