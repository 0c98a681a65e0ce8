package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code swingup map}. */
@Command(
    name = "map",
    description = "Draw what a run's last policy does in every state, and what its critic thinks.")
final class MapCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(MapCommand.class);

  @Parameters(paramLabel = "RUN", description = "A finished run, such as models/a.")
  private Path run = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "map.png",
      description = "A .png file; replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!out.toString().endsWith(".png")) {
      throw new UsageException("--out must end in .png, was " + out);
    }
    RunDirectory directories = RunDirectory.existing(run);
    EnvironmentProvider provider =
        Environments.provider(ConfigReader.of(directories).read().environment());
    if (!RunReport.map(directories, provider, out)) {
      throw new UsageException("a map takes a run of the pendulum, was one of " + provider.id());
    }
    LOG.info("wrote {}", out);
    return 0;
  }
}
