package io.swingup.sweep.spark;

import io.swingup.storage.file.DirectoryWriter;
import io.swingup.sweep.search.TrialProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** The workers of a cluster, which are like this machine and have Swingup's classes. */
public final class SparkCluster implements AutoCloseable {
  /** What an executor takes besides the trial that it runs; in MiB. */
  private static final long EXECUTOR = 512;

  private final String master;
  private final JavaSparkContext context;
  private final Path folder;
  private final Machine here;
  private final TrialProcess process;

  private SparkCluster(String master, JavaSparkContext context, Path folder) throws IOException {
    this.master = master;
    this.context = context;
    this.folder = folder;
    here = Machine.here();
    process = new Shipment(context, folder).send();
  }

  /**
   * Connects to a cluster, and has each of its workers say what it is like.
   *
   * @param master {@code spark://host:port} or {@code local[n]}
   * @param memory what a trial takes, in MiB; a worker that has not that much gets none
   * @param stop asked a few times a second; then nobody is waited for any more
   * @return the cluster; the caller closes it
   * @throws IOException if it does not answer, or a worker differs from this machine
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public static SparkCluster connect(String master, long memory, BooleanSupplier stop)
      throws IOException, InterruptedException {
    if (master.startsWith("spark:")) {
      Master.requireListening(master);
    }
    JavaSparkContext context = context(settings(master, memory + EXECUTOR));
    Path folder = Files.createTempDirectory("swingup");
    boolean connected = false;
    try {
      SparkCluster cluster = new SparkCluster(master, context, folder);
      new Roll(cluster, memory + EXECUTOR, stop).call();
      connected = true;
      return cluster;
    } catch (IllegalStateException e) {
      if (context.sc().isStopped()) {
        throw new IOException(ended(master), e);
      }
      throw e;
    } finally {
      if (!connected) {
        close(context, folder);
      }
    }
  }

  private static JavaSparkContext context(SparkConf settings) throws IOException {
    try {
      return new JavaSparkContext(settings);
    } catch (IllegalArgumentException | IllegalStateException e) { // it uses what it has given up
      throw new IOException("no Spark master answers at " + settings.get("spark.master"), e);
    }
  }

  /* One core and one trial an executor, so that Spark counts the memory of trials as its own. */
  private static SparkConf settings(String master, long memory) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("swingup")
        .set("spark.executor.cores", "1")
        .set("spark.executor.memory", memory + "m")
        .set("spark.resultGetter.threads", "1") // results are large, and the heap is not
        .set("spark.ui.enabled", "false");
  }

  /** Returns how many trials run at the same time, at least 1. */
  public int slots() {
    return context.isLocal() ? context.defaultParallelism() : Math.max(1, executors());
  }

  /** Returns how many executors there are at present. */
  int executors() {
    int all = context.sc().statusTracker().getExecutorInfos().length;
    return context.isLocal() ? all : all - 1; // the driver counts as one
  }

  String master() {
    return master;
  }

  Machine here() {
    return here;
  }

  TrialProcess process() {
    return process;
  }

  /** Says what it means that the master has ended an application that has not begun. */
  static String ended(String master) {
    return "the master at " + master + " has ended the sweep, as its executors do not start";
  }

  /** Says whether the cluster has ended this application. */
  boolean isGone() {
    return context.sc().isStopped();
  }

  /** Starts a task for each input, from one thread at a time or many. */
  <A, B> JavaFutureAction<List<B>> start(List<A> inputs, Function<A, B> task) {
    context.setInterruptOnCancel(true);
    return context.parallelize(inputs, inputs.size()).map(task).collectAsync();
  }

  /** Returns the first line of what went wrong; Spark adds traces of its stacks. */
  static String reason(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    close(context, folder);
  }

  private static void close(JavaSparkContext context, Path folder) throws IOException {
    if (!context.sc().isStopped()) {
      context.sc().cancelAllJobs();
    }
    context.close();
    DirectoryWriter.delete(folder);
  }
}
