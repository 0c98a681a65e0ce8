package io.swingup.cli.train;

import io.swingup.sweep.search.SearchDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code swingup summarise}. */
@Command(
    name = "summarise",
    description = "Write the tables and the page of a sweep again, from the trials that are there.")
public final class SummariseCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(SummariseCommand.class);

  @Parameters(paramLabel = "SWEEP", description = "A sweep, such as data/car-search.")
  private Path sweep = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path data = sweep.toAbsolutePath().normalize();
    if (!Files.exists(data.resolve("sweep.yaml"))) {
      throw new UsageException(sweep + " must be a sweep, but has no sweep.yaml");
    }
    Path root = data.resolveSibling("..").normalize();
    SweepResults.write(new SearchDirectory(root, String.valueOf(data.getFileName())));
    LOG.info("wrote {}", sweep);
    return 0;
  }
}
