package io.swingup.sweep;

import io.swingup.storage.file.RunLock;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Many runs, several at a time, each on a thread of its own and equal to its lone run.
 *
 * <p>All that a sweep knows is on the disk: run again, it reads the runs that are finished, resumes
 * those that are not, and trains those that are missing.
 */
public final class Sweep {
  private final SweepDirectory directory;
  private final SweepRequest request;
  private final SweepListener listener;
  private final BooleanSupplier stop;
  private final List<SeedResult> finished = new ArrayList<>();
  private final SortedMap<Long, Throwable> failures = new TreeMap<>();
  private final List<Long> stopped = new ArrayList<>();

  /**
   * Prepares a sweep, to be run once.
   *
   * @param directory where it is kept
   * @param request what it trains
   * @param listener what is told of each run
   * @param stop asked after each environment step; every run then stops at a checkpoint
   */
  public Sweep(
      SweepDirectory directory,
      SweepRequest request,
      SweepListener listener,
      BooleanSupplier stop) {
    this.directory = directory;
    this.request = request;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Brings all runs to their end and writes {@code returns.csv}, {@code figures.csv} and {@code
   * summary.csv} of those that are there; a run that fails keeps no other from its end.
   *
   * @param jobs how many run at the same time, at least 1
   * @param reference what the figures are compared with
   * @return what became of the runs
   * @throws io.swingup.usage.UsageException if the directory is not that of the same request, or no
   *     run could begin
   * @throws IOException if a file of the sweep cannot be read or written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public SweepOutcome run(int jobs, Reference reference) throws IOException, InterruptedException {
    request.requireHeap((int) Math.min(jobs, unfinished()));
    directory.claim(request);
    RunLock lock = RunLock.acquire(directory.home());
    try (lock) {
      trainAll(jobs);
      return new SweepOutcome(finished, failures, stopped, sumUp(reference));
    }
  }

  private long unfinished() {
    return request.configs().stream()
        .filter(config -> !directory.run(config.seed()).isFinished())
        .count();
  }

  private void trainAll(int jobs) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      CompletionService<Optional<SeedResult>> runs = new ExecutorCompletionService<>(threads);
      IdentityHashMap<Future<Optional<SeedResult>>, Long> seeds = new IdentityHashMap<>();
      for (RunConfig config : request.configs()) {
        SeedRun run = new SeedRun(directory, request, config, listener, stop, false);
        seeds.put(runs.submit(run), config.seed());
      }
      while (!seeds.isEmpty()) {
        Future<Optional<SeedResult>> run = runs.take();
        collect(seeds.remove(run), run);
      }
    } finally {
      threads.shutdownNow();
    }
    finished.sort(Comparator.comparing(SeedResult::seed));
    stopped.sort(Comparator.naturalOrder());
  }

  private void collect(long seed, Future<Optional<SeedResult>> run) throws InterruptedException {
    try {
      Optional<SeedResult> result = run.get();
      if (result.isPresent()) {
        finished.add(result.get());
        listener.onFinish(result.get());
      } else {
        stopped.add(seed);
      }
    } catch (ExecutionException e) {
      Throwable problem = e.getCause() == null ? e : e.getCause();
      failures.put(seed, problem);
      listener.onFailure(seed, problem);
    }
  }

  private List<Summary> sumUp(Reference reference) throws IOException {
    if (finished.isEmpty()) {
      return List.of();
    }
    double solved = request.solvedReturn();
    List<Map<String, Double>> figures =
        finished.stream().map(result -> result.figures(solved)).toList();
    List<Summary> summaries = Summary.of(figures, reference.figures(solved));
    SweepFiles.writeReturns(directory.returns(), finished);
    SweepFiles.writeFigures(directory.figures(), finished, solved);
    SweepFiles.writeSummary(directory.summary(), summaries);
    return summaries;
  }
}
