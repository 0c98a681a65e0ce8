package io.swingup.sweep.spark;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.function.Function;

/** Calls each executor of a cluster before anything is trained. */
final class Roll {
  private static final Duration FIRST = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofMinutes(5); // they fetch the classes first
  private static final long OTHERS = Duration.ofSeconds(3).toNanos();
  private static final int ROUNDS = 20;

  private final SparkCluster cluster;
  private final long memory;
  private final BooleanSupplier stop;

  /**
   * Prepares it.
   *
   * @param cluster whose executors are to come
   * @param memory what each of them takes of a worker, in MiB
   * @param stop ends the wait
   */
  Roll(SparkCluster cluster, long memory, BooleanSupplier stop) {
    this.cluster = cluster;
    this.memory = memory;
    this.stop = stop;
  }

  /** The task that answers. */
  private static final class Answer implements Function<Integer, Machine> {
    private static final long serialVersionUID = 1;

    @Override
    public Machine call(Integer number) throws IOException {
      return Machine.here();
    }
  }

  /**
   * Waits until the executors are there, and compares each with this machine.
   *
   * @throws IOException if none comes, or one differs
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void call() throws IOException, InterruptedException {
    int count = await();
    Set<String> answered = new HashSet<>();
    for (int round = 0;
        !stop.getAsBoolean() && round < ROUNDS && answered.size() < count;
        round++) {
      for (Machine machine : ask(count)) {
        answered.add(machine.executor());
        Optional<String> difference = machine.difference(cluster.here());
        if (difference.isPresent()) {
          throw new IOException(difference.get());
        }
      }
    }
  }

  /* As each executor has one core, as many tasks as executors reach all that are idle. */
  private List<Machine> ask(int count) throws IOException, InterruptedException {
    List<Integer> numbers = Collections.nCopies(count, 0);
    try {
      return cluster.start(numbers, new Answer()).get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw problem("have not run Swingup within " + ANSWER.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw problem("cannot run Swingup: " + SparkCluster.reason(e), e);
    }
  }

  private IOException problem(String text, Exception cause) {
    return new IOException("the workers of " + cluster.master() + " " + text, cause);
  }

  /** Waits for the first, and for those that come soon after another. */
  private int await() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long change = begin;
    int count = 0;
    while (!stop.getAsBoolean() && (count == 0 || System.nanoTime() - change < OTHERS)) {
      requireAnswer(count, System.nanoTime() - begin);
      int now = cluster.executors();
      if (now != count) {
        count = now;
        change = System.nanoTime();
      }
      Thread.sleep(100);
    }
    return count;
  }

  private void requireAnswer(int count, long nanos) throws IOException {
    if (cluster.isGone()) {
      throw new IOException(SparkCluster.ended(cluster.master()));
    }
    if (count == 0 && nanos > FIRST.toNanos()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "no worker of %s has offered the core and the %d MiB that each trial takes within %d"
                  + " s",
              cluster.master(),
              memory,
              FIRST.toSeconds()));
    }
  }
}
