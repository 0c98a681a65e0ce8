package io.swingup.cli;

import io.swingup.cli.train.PythonOption;
import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code swingup rollout}. */
@Command(
    name = "rollout",
    description = "Step an environment through given actions and write every transition.")
final class RolloutCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(RolloutCommand.class);

  @Option(names = "--environment", required = true, description = "The environment's id.")
  private String environment = "";

  @Mixin private PythonOption python = new PythonOption();

  @Option(
      names = "--seed",
      defaultValue = "0",
      converter = UnsignedSeed.class,
      description = "The seed of the first reset; at most 2^64 - 1.")
  private long seed;

  @Option(
      names = "--actions",
      required = true,
      paramLabel = "FILE",
      description = "CSV with the columns action_0, action_1 and so on.")
  private Path actions = Path.of(".");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The CSV file to write; must not exist.")
  private Path out = Path.of(".");

  @Override
  public Integer call() throws IOException {
    EnvironmentConfig config = EnvironmentConfig.of(environment);
    EnvironmentProvider provider = Environments.provider(python.apply(config));
    try (Environment task = CheckedEnvironment.of(provider)) {
      int steps = new RolloutFile(task).play(seed, actions, out);
      LOG.info("wrote {} transitions to {}", steps, out);
    }
    return 0;
  }
}
