package io.swingup.sweep.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a search has come. With successive halving a trial counts once for each rung that it is
 * trained up to.
 */
public final class SearchProgress {
  private final SearchFile file;
  private final List<Rung> rungs = new ArrayList<>(); // from the lowest up
  private long all;
  private long finished;
  private long failed;
  private double workLeft;
  private double workDone; // since this was made
  private int bestRung = -1;
  private int bestTrial;
  private double bestScore = Double.NaN;

  /**
   * Trials of one rung.
   *
   * @param trials how many are expected
   * @param work what each adds to the budget of the rung below
   */
  private record Rung(long trials, double work) {}

  /**
   * Reads how far it is.
   *
   * @param directory the search
   * @param search what was asked for
   * @param trials those that are run
   * @throws IOException if something cannot be read
   */
  public SearchProgress(SearchDirectory directory, SearchFile search, List<SearchTrial> trials)
      throws IOException {
    file = directory.kept(search);
    Rungs table = new Rungs(directory, file);
    long count = trials.size();
    for (int rung = 1; rung <= table.below() + 1; rung++) {
      boolean whole = rung > table.below();
      double length = table.budget(whole ? 0 : rung).length();
      rungs.add(new Rung(count, rung == 1 ? length : length - table.budget(rung - 1).length()));
      count = whole ? count : table.places(rung) * (long) file.seeds().size();
    }
    for (Rung rung : rungs) {
      all += rung.trials;
      workLeft += rung.trials * rung.work;
    }
    for (int rung : table.downwards()) {
      for (SearchTrial trial : trials) {
        read(directory, trial.at(rung));
      }
    }
    workDone = 0;
  }

  private void read(SearchDirectory directory, SearchTrial trial) throws IOException {
    if (Files.exists(directory.result(trial))) {
      TrialResult result = TrialResult.read(directory.result(trial));
      if (result.hasEnded(file.retries())) {
        add(trial, result);
      }
    }
  }

  /** Adds a trial that has ended. */
  public void add(SearchTrial trial, TrialResult result) {
    int rung = trial.rung() == 0 ? rungs.size() - 1 : trial.rung() - 1;
    workLeft -= rungs.get(rung).work;
    workDone += rungs.get(rung).work;
    if (!result.finished()) {
      failed++;
      return;
    }
    finished++;
    double score = result.score(file.metric());
    if (!Double.isNaN(score) && (rung > bestRung || (rung == bestRung && isBetter(score)))) {
      bestRung = rung;
      bestTrial = trial.number();
      bestScore = score;
    }
  }

  private boolean isBetter(double score) {
    return file.isLessBetter() ? score < bestScore : score > bestScore;
  }

  /** Returns how many trials there are to be in all. */
  public long all() {
    return all;
  }

  /** Returns how many are finished. */
  public long finished() {
    return finished;
  }

  /** Returns how many have failed and are not tried again. */
  public long failed() {
    return failed;
  }

  /** Returns the number of the trial with the best score, of the highest rung; 0 for none. */
  public int bestTrial() {
    return bestTrial;
  }

  /** Returns the best score, of the highest rung; NaN for none. */
  public double bestScore() {
    return bestScore;
  }

  /**
   * Returns how long the rest will take if it goes on as it has gone.
   *
   * @param seconds the time since this was made
   * @return seconds; empty as long as no trial has ended since then
   */
  public OptionalDouble secondsLeft(double seconds) {
    return workDone > 0 ? OptionalDouble.of(seconds * workLeft / workDone) : OptionalDouble.empty();
  }
}
