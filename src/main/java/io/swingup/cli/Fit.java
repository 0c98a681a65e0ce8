package io.swingup.cli;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.usage.UsageException;
import java.nio.file.Path;
import java.util.Locale;

/** Whether a policy and an environment belong together. */
final class Fit {
  private Fit() {}

  /** Refuses a policy whose observations or actions have other sizes than the environment's. */
  static void require(SavedPolicy policy, Path model, EnvironmentProvider provider) {
    try (Environment task = CheckedEnvironment.of(provider)) {
      EnvironmentSpec sizes = task.spec();
      int observation = sizes.observation().size();
      int action = sizes.action().size();
      if (policy.observationSize() != observation || policy.actionSize() != action) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "%s takes %d numbers and gives %d, but %s has observations of %d and actions of %d",
                model,
                policy.observationSize(),
                policy.actionSize(),
                provider.id(),
                observation,
                action));
      }
    }
  }
}
