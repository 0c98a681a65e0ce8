package io.swingup.cli.train;

import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.TrialProcess;
import io.swingup.sweep.search.TrialRunner;
import io.swingup.sweep.spark.SparkCluster;
import io.swingup.sweep.spark.SparkTrials;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the trials of a sweep run.
 *
 * @param master what Spark calls its cluster, empty where trials are processes of this machine
 * @param threads how many trials run at the same time in {@code local[N]}, otherwise 0
 */
record Place(String master, int threads) {
  private static final Pattern THREADS = Pattern.compile("local\\[([1-9]\\d{0,3})]");
  private static final Pattern CLUSTER =
      Pattern.compile("spark://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([1-9]\\d{0,4})");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads a text such as {@code spark://host:7077}.
   *
   * @throws UsageException if it is none
   */
  static Place parse(String text) {
    if (text.equals("local")) {
      return new Place("", 0);
    }
    Matcher threads = THREADS.matcher(text);
    if (threads.matches()) {
      return new Place(text, Integer.parseInt(threads.group(1)));
    }
    Matcher cluster = CLUSTER.matcher(text);
    if (cluster.matches() && Integer.parseInt(cluster.group(2)) <= LAST_PORT) {
      return new Place(text, 0);
    }
    throw new UsageException(
        "--on must be local, local[N] or spark://HOST:PORT, was \"" + text + "\"");
  }

  /** What is done there. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param runner runs a trial there
     * @param slots how many it can run at the same time
     */
    void run(TrialRunner runner, int slots) throws IOException, InterruptedException;
  }

  /**
   * Checks that there is room for as many trials as are asked for; on a cluster Spark sees to that.
   *
   * @param jobs what {@code --jobs} says, null where it says nothing
   * @throws UsageException if there is not
   */
  void requireRoom(@Nullable Integer jobs) {
    if (threads > 0) {
      TrialMemory.requireRoom("N in --on local[N]", threads);
    }
    if (jobs != null && (jobs < 1 || master.isEmpty())) {
      TrialMemory.requireRoom("--jobs", jobs);
    }
  }

  /**
   * Connects to the place for as long as something is done there.
   *
   * @param home where the search is kept
   * @param stop ends it early
   * @throws UsageException if Spark is asked for but not on the class path
   * @throws IOException if the place does not answer, or a file cannot be read or written
   */
  void use(SearchDirectory home, BooleanSupplier stop, Work work)
      throws IOException, InterruptedException {
    if (master.isEmpty()) {
      TrialProcess process = TrialProcess.here();
      work.run(trial -> process.run(home, trial, stop), TrialMemory.defaultJobs());
      return;
    }
    try (SparkCluster cluster = connect(stop)) {
      work.run(new SparkTrials(cluster, home, stop), cluster.slots());
    }
  }

  private SparkCluster connect(BooleanSupplier stop) throws IOException, InterruptedException {
    try {
      return SparkCluster.connect(master, TrialMemory.each() >> 20, stop);
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "--on "
              + master
              + " needs Spark, which make spark gathers in a checkout: run that first");
    }
  }
}
