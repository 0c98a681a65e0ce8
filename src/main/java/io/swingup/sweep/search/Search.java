package io.swingup.sweep.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    this.file = directory.kept(file);
    this.runner = runner;
    this.stop = stop;
  }

  /**
   * Runs the trials that are not finished and may still be tried; a failure stops no other. With
   * successive halving all go up to the first rung, and from each rung those that it is decided
   * for.
   *
   * @param trials those to be run; with successive halving all of the plan
   * @param jobs how many run at the same time, at least 1
   * @param listener told of each trial that ends now, with its result
   * @throws IOException if a file of the search cannot be read or written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void run(List<SearchTrial> trials, int jobs, BiConsumer<SearchTrial, TrialResult> listener)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      Rungs rungs = new Rungs(directory, file);
      List<SearchTrial> open = trials;
      for (int rung = 1; rung <= rungs.below(); rung++) {
        List<SearchTrial> here = at(rung, open);
        if (!rungs.isDecided(rung)) {
          if (!runAll(here, threads, listener)) {
            return;
          }
          rungs.decide(rung, here);
        }
        Set<Integer> survivors = rungs.survivors(rung);
        open = open.stream().filter(trial -> survivors.contains(trial.configuration())).toList();
      }
      runAll(at(0, open), threads, listener);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<SearchTrial> at(int rung, List<SearchTrial> trials) {
    return trials.stream().map(trial -> trial.at(rung)).toList();
  }

  /* Returns whether all have ended. */
  private boolean runAll(
      List<SearchTrial> trials,
      ExecutorService threads,
      BiConsumer<SearchTrial, TrialResult> listener)
      throws IOException, InterruptedException {
    ExecutorCompletionService<SearchTrial> ends = new ExecutorCompletionService<>(threads);
    List<SearchTrial> open = new ArrayList<>();
    for (SearchTrial trial : trials) {
      if (!hasEnded(trial)) {
        open.add(trial);
        ends.submit(() -> complete(trial));
      }
    }
    boolean all = true;
    for (int i = 0; i < open.size(); i++) {
      SearchTrial trial = next(ends);
      if (hasEnded(trial)) {
        listener.accept(trial, TrialResult.read(directory.result(trial)));
      } else {
        all = false;
      }
    }
    return all;
  }

  private static SearchTrial next(ExecutorCompletionService<SearchTrial> ends)
      throws IOException, InterruptedException {
    try {
      return ends.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean hasEnded(SearchTrial trial) throws IOException {
    return Files.exists(directory.result(trial))
        && TrialResult.read(directory.result(trial)).hasEnded(file.retries());
  }

  private SearchTrial complete(SearchTrial trial) throws IOException, InterruptedException {
    directory.prepare(file, trial);
    int failures =
        Files.exists(directory.result(trial))
            ? TrialResult.read(directory.result(trial)).attempts()
            : 0;
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
