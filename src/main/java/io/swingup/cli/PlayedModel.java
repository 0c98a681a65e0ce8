package io.swingup.cli;

import io.swingup.cli.train.PythonOption;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that play a saved policy: which one, and in which environment. */
final class PlayedModel {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description =
          "A SavedModel, a run such as models/a, of which best/ is played, or pretrained:NAME.")
  private Path model = Path.of("");

  @Option(
      names = "--environment",
      paramLabel = "ID",
      description = "The environment's id; by default that of the run that the model belongs to.")
  private @Nullable String environment;

  @Mixin private PythonOption python = new PythonOption();

  /** Loads the policy, for the caller to close; a wrong environment is named before. */
  SavedPolicy load() throws IOException {
    if (environment != null) {
      Environments.provider(environment);
    }
    return Policies.load(directory());
  }

  /** Returns the SavedModel; that of the best policy where a run is meant. */
  Path directory() throws IOException {
    return ModelDirectory.of(model);
  }

  /** Returns the environment to play in. */
  EnvironmentProvider provider() throws IOException {
    return Environments.provider(python.apply(chosen()));
  }

  private EnvironmentConfig chosen() throws IOException {
    if (environment != null) {
      return EnvironmentConfig.of(environment);
    }
    return ofRun()
        .orElseThrow(
            () ->
                new UsageException(
                    "--environment is needed, as "
                        + model
                        + " belongs to no run that would tell it"));
  }

  /** Returns the steps after which the run cut episodes off; 0 where it did not, or is unknown. */
  int timeLimit() throws IOException {
    return ofRun().map(EnvironmentConfig::timeLimit).orElse(0);
  }

  private Optional<EnvironmentConfig> ofRun() throws IOException {
    return RunEnvironment.ofModel(directory());
  }
}
