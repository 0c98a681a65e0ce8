package io.swingup.cli;

import io.swingup.serve.WatchServer;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code swingup watch}. */
@Command(
    name = "watch",
    description = "Serve a page on this machine that follows runs; ends with Ctrl-C.")
final class WatchCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(WatchCommand.class);

  @Option(names = "--port", defaultValue = "8088", description = "The port; 0 for any free one.")
  private int port;

  @Option(
      names = "--directory",
      defaultValue = ".",
      description = "The directory that holds data and models.")
  private Path directory = Path.of(".");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be in [0, 65535], was " + port);
    }
    try (WatchServer server = new WatchServer(directory, port)) {
      LOG.info("watch at {}", server.address());
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
