package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code swingup report}. */
@Command(
    name = "report",
    description =
        "Draw a run again: curve, films, map and report.html; unfinished ones as far as they go.")
final class ReportCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(ReportCommand.class);

  @Parameters(paramLabel = "RUN", description = "A run, such as data/a.")
  private Path run = Path.of("");

  @Override
  public Integer call() throws IOException {
    RunDirectory directories = RunDirectory.existing(run);
    EnvironmentProvider provider = Environments.provider(RunEnvironment.of(directories));
    RunReport.draw(directories, provider).forEach(LOG::warn);
    LOG.info("wrote {}", directories.picture("report.html"));
    return 0;
  }
}
