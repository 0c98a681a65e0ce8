package io.swingup.sweep.spark;

import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.RunDirectory;
import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.sweep.search.TrialRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaFutureAction;

/**
 * Runs each trial as one task of a cluster. What there is of the trial goes with the task, and what
 * it has become is put in its place as soon as it is back; a trial whose executor is lost is run
 * again by Spark.
 */
public final class SparkTrials implements TrialRunner {
  private final SparkCluster cluster;
  private final SearchDirectory directory;
  private final BooleanSupplier stop;

  /**
   * Prepares it.
   *
   * @param cluster where trials run
   * @param directory where the search is kept
   * @param stop asked a few times a second; trials are then given up, and run again later
   */
  public SparkTrials(SparkCluster cluster, SearchDirectory directory, BooleanSupplier stop) {
    this.cluster = cluster;
    this.directory = directory;
    this.stop = stop;
  }

  @Override
  public String run(SearchTrial trial) throws IOException, InterruptedException {
    TrialTask task = new TrialTask(cluster.here(), cluster.process(), directory.name(), trial);
    JavaFutureAction<List<TrialTask.Outcome>> job =
        cluster.start(List.of(TrialFiles.of(directory, trial)), task);
    while (!stop.getAsBoolean()) {
      try {
        TrialTask.Outcome outcome = job.get(100, TimeUnit.MILLISECONDS).get(0);
        keep(trial, outcome.files());
        return outcome.problem();
      } catch (TimeoutException e) {
        // It is still at work.
      } catch (ExecutionException e) {
        return failure(e);
      }
    }
    job.cancel(true);
    return "";
  }

  private String failure(ExecutionException problem) throws IOException {
    if (stop.getAsBoolean()) {
      return "";
    }
    String reason = SparkCluster.reason(problem);
    if (cluster.isGone()) {
      throw new IOException("the cluster at " + cluster.master() + " is gone: " + reason, problem);
    }
    return reason;
  }

  /* The result last, as it is what tells that a trial is finished. */
  private void keep(SearchTrial trial, TrialFiles files) throws IOException {
    Path temporary = DirectoryWriter.createTemporary(directory.data(), "" + trial.number());
    try {
      files.unpack(temporary);
      SearchDirectory arrived = new SearchDirectory(temporary, directory.name());
      RunDirectory from = arrived.run(trial);
      RunDirectory to = directory.run(trial);
      replace(from.data(), to.data());
      replace(from.models(), to.models());
      move(arrived.log(trial), directory.log(trial));
      move(arrived.result(trial), directory.result(trial));
    } finally {
      DirectoryWriter.delete(temporary);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      DirectoryWriter.write(to, empty -> DirectoryWriter.moveAll(from, empty));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
