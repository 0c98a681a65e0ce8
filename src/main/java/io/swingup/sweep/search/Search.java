package io.swingup.sweep.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Brings the trials of a search to their end, several at a time, from wherever they are. */
public final class Search {
  private final SearchDirectory directory;
  private final SearchFile file;
  private final TrialRunner runner;
  private final BooleanSupplier stop;

  /**
   * Prepares a search.
   *
   * @param directory where it is kept, already made
   * @param file what was asked for
   * @param runner where a trial runs
   * @param stop asked before each trial; no further one then begins
   */
  public Search(
      SearchDirectory directory, SearchFile file, TrialRunner runner, BooleanSupplier stop) {
    this.directory = directory;
    this.file = file;
    this.runner = runner;
    this.stop = stop;
  }

  /**
   * Runs the trials that are not finished and may still be tried; a failure stops no other.
   *
   * @param trials those to be run
   * @param jobs how many run at the same time, at least 1
   * @param listener told of each trial that ends, with its result
   * @throws IOException if a file of the search cannot be read or written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void run(List<SearchTrial> trials, int jobs, BiConsumer<SearchTrial, TrialResult> listener)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      ExecutorCompletionService<SearchTrial> ends = new ExecutorCompletionService<>(threads);
      for (SearchTrial trial : trials) {
        ends.submit(() -> complete(trial));
      }
      for (int i = 0; i < trials.size(); i++) {
        tell(ends.take().get(), listener);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void tell(SearchTrial trial, BiConsumer<SearchTrial, TrialResult> listener)
      throws IOException {
    if (Files.exists(directory.result(trial))) {
      listener.accept(trial, TrialResult.read(directory.result(trial)));
    }
  }

  private SearchTrial complete(SearchTrial trial) throws IOException, InterruptedException {
    directory.prepare(file, trial);
    int failures = 0;
    if (Files.exists(directory.result(trial))) {
      TrialResult before = TrialResult.read(directory.result(trial));
      failures = before.attempts();
      if (before.finished()) {
        return trial;
      }
    }
    while (failures <= file.retries() && !stop.getAsBoolean()) {
      String problem = runner.run(trial);
      if (problem.isEmpty()) {
        return trial;
      }
      failures++;
      TrialResult.failed(failures, problem).write(directory.result(trial));
    }
    return trial;
  }
}
