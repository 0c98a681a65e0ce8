package io.swingup.cli.train;

import io.swingup.storage.config.ConfigReader;
import io.swingup.sweep.SeedResult;
import io.swingup.sweep.SeedRun;
import io.swingup.sweep.SweepDirectory;
import io.swingup.sweep.SweepRequest;
import io.swingup.sweep.search.TrialResult;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code swingup trial}. */
@Command(
    name = "trial",
    description =
        "Bring one run to its end from wherever it is and write its result; what is finished is not"
            + " run again.")
public final class TrialCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Every setting of the run.")
  private Path config = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "NAME",
      defaultValue = "trial",
      description = "What the run's name begins with; -seed<seed> follows.")
  private String run = "trial";

  @Option(
      names = "--result",
      required = true,
      paramLabel = "FILE",
      description = "The result, written when the run is finished.")
  private Path result = Path.of("");

  @Option(
      names = "--directory",
      defaultValue = ".",
      description = "The directory that holds data and models.")
  private Path directory = Path.of(".");

  @Option(names = "--attended", description = "Stop at a checkpoint when standard input is closed.")
  private boolean attended;

  @Override
  public Integer call() throws IOException {
    RunConfig settings = ConfigReader.of(config).read();
    Path lock = result.resolveSibling("." + result.getFileName() + ".lock");
    try (StopSignal stop = new StopSignal();
        FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) { // waits for a process whose sweep was killed
      int failures = 0;
      if (Files.exists(result)) {
        TrialResult before = TrialResult.read(result);
        if (before.finished() && held.isValid()) {
          return 0;
        }
        failures = before.attempts();
      }
      return train(settings, stop, failures);
    }
  }

  private int train(RunConfig settings, StopSignal stop, int failures) throws IOException {
    CompletableFuture<Void> closed =
        attended ? CompletableFuture.runAsync(TrialCommand::awaitEnd) : new CompletableFuture<>();
    SweepDirectory runs = new SweepDirectory(directory, run);
    SweepRequest request = new SweepRequest(List.of(settings), null);
    Optional<SeedResult> outcome =
        new SeedRun(
                runs,
                request,
                settings,
                new SweepLog(),
                () -> stop.getAsBoolean() || closed.isDone())
            .call();
    if (outcome.isEmpty()) {
      return stop.getAsBoolean() ? stop.exitCode() : StopSignal.TERMINATED;
    }
    TrialResult.of(runs.run(settings.seed()), outcome.get(), failures).write(result);
    return 0;
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // What is sent means nothing.
      }
    } catch (IOException e) {
      // As good as closed.
    }
  }
}
