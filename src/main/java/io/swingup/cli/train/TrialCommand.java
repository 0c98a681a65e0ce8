package io.swingup.cli.train;

import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.FileMutex;
import io.swingup.sweep.SeedResult;
import io.swingup.sweep.SeedRun;
import io.swingup.sweep.SweepDirectory;
import io.swingup.sweep.SweepRequest;
import io.swingup.sweep.search.TrialResult;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            + " run again, unless with a larger budget, to which it then goes on.")
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
    try (StopSignal stop = new StopSignal()) {
      FileMutex mutex = FileMutex.acquire(lock); // waits for a process whose sweep was killed
      try (mutex) {
        return complete(settings, stop);
      }
    }
  }

  private int complete(RunConfig settings, StopSignal stop) throws IOException {
    if (!Files.exists(result)) {
      return train(settings, stop, 0);
    }
    TrialResult before = TrialResult.read(result);
    return before.finished() ? 0 : train(settings, stop, before.attempts());
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
                () -> stop.getAsBoolean() || closed.isDone(),
                true)
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
