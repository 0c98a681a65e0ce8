package io.swingup.sweep.spark;

import io.swingup.storage.file.DirectoryWriter;
import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.sweep.search.TrialProcess;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;

/** A trial on the machine of an executor, in a directory of its own that is deleted in the end. */
final class TrialTask implements Function<TrialFiles, TrialTask.Outcome> {
  private static final long serialVersionUID = 1;

  /**
   * What comes back.
   *
   * @param problem why the trial failed, otherwise empty
   * @param files what there is of the trial, failed or not
   */
  record Outcome(String problem, TrialFiles files) implements Serializable {}

  private final Machine driver;
  private final TrialProcess process;
  private final String search;
  private final SearchTrial trial;

  /**
   * Prepares it.
   *
   * @param driver what the machine must be like
   * @param process how the trial is run; the class path has the names of files that Spark brings
   * @param search the name of the search
   * @param trial the trial
   */
  TrialTask(Machine driver, TrialProcess process, String search, SearchTrial trial) {
    this.driver = driver;
    this.process = process;
    this.search = search;
    this.trial = trial;
  }

  @Override
  public Outcome call(TrialFiles files) throws IOException, InterruptedException {
    Optional<String> difference = Machine.here().difference(driver); // it may have come later
    if (difference.isPresent()) {
      return new Outcome(difference.get(), files);
    }
    Path home = Files.createTempDirectory(scratch(), "swingup");
    try {
      SearchDirectory directory = new SearchDirectory(home, search);
      files.unpack(home);
      String problem = local().run(directory, trial, () -> false);
      if (problem.isEmpty() && !Files.exists(directory.result(trial))) {
        throw new IllegalStateException("the trial was stopped on its machine"); // Spark goes on
      }
      return new Outcome(problem, TrialFiles.of(directory, trial));
    } catch (IOException e) {
      return new Outcome(e.toString(), files); // counts as a failed attempt, not as Spark's
    } finally {
      DirectoryWriter.delete(home);
    }
  }

  private TrialProcess local() {
    return new TrialProcess(
        process.options(),
        process.classpath().stream().map(SparkFiles::get).toList(),
        process.environment());
  }

  /** Returns a directory that Spark deletes after the sweep, whatever happens. */
  private static Path scratch() {
    String directories = System.getenv("SPARK_EXECUTOR_DIRS"); // those of a worker
    return Path.of(
        directories == null
            ? SparkFiles.getRootDirectory()
            : directories.split(File.pathSeparator, -1)[0]);
  }
}
