package io.swingup.sweep;

import io.swingup.run.TrainingRun;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Many runs, several at a time, each on a thread of its own and equal to its lone run. */
public final class Sweep {
  private final Path root;
  private final String name;
  private final Consumer<SeedResult> finished;
  private final BooleanSupplier stop;

  /**
   * Prepares a sweep.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param name what the runs' names begin with
   * @param finished what is told of each run as it ends, on that run's thread
   * @param stop asked after each environment step; every run then stops at a checkpoint
   */
  public Sweep(Path root, String name, Consumer<SeedResult> finished, BooleanSupplier stop) {
    this.stop = stop;
    this.root = root;
    this.name = name;
    this.finished = finished;
  }

  /**
   * Trains all runs.
   *
   * @param configs the runs, each with a seed of its own
   * @param jobs how many run at the same time, at least 1
   * @return the results in the order of the runs; of those that came to their end
   * @throws IOException if something cannot be written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public List<SeedResult> run(List<RunConfig> configs, int jobs)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Callable<Optional<SeedResult>>> runs = new ArrayList<>();
      configs.forEach(config -> runs.add(() -> train(config)));
      List<SeedResult> results = new ArrayList<>();
      for (Future<Optional<SeedResult>> result : threads.invokeAll(runs)) {
        get(result).ifPresent(results::add);
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<SeedResult> get(Future<Optional<SeedResult>> result)
      throws IOException, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("a run ended with an error", e.getCause());
    }
  }

  private Optional<SeedResult> train(RunConfig config) throws IOException {
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    Memory memory = new Memory();
    try (TrainingRun run = new TrainingRun(config)) {
      RunDirectory directories = RunDirectory.create(root, name + "-seed" + config.seed());
      RunLock lock = RunLock.acquire(directories);
      try (lock) {
        if (!run.train(directories, null, memory, stop)) {
          return Optional.empty();
        }
      }
    }
    SeedResult result = memory.result(config.seed());
    finished.accept(result);
    return Optional.of(result);
  }

  /** Keeps what is reported. */
  private static final class Memory implements TrainingListener {
    private final List<EpisodeReport> episodes = new ArrayList<>();
    private @Nullable EvaluationReport last;

    @Override
    public void onEpisode(EpisodeReport report) {
      episodes.add(report);
    }

    @Override
    public void onEvaluation(EvaluationReport report) {
      last = report;
    }

    private SeedResult result(long seed) {
      if (last == null) {
        throw new IllegalStateException("a run ended without an evaluation");
      }
      return new SeedResult(seed, episodes, last);
    }
  }
}
