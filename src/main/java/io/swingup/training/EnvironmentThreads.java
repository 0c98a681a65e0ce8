package io.swingup.training;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets several environments work at the same time, each on a thread; a single one works on the
 * thread of the caller.
 *
 * <p>What they return is taken in their order, so that nothing depends on which of them is faster.
 * The threads do not keep the process alive, as an environment may never return.
 */
final class EnvironmentThreads implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final @Nullable ExecutorService threads;
  private final Consumer<String> notice;
  private final Duration patience;

  /**
   * Prepares the threads, which are started when they are needed.
   *
   * @param count the environments that work at the same time; at least 1
   * @param notice is told in one sentence which environment does not return
   */
  EnvironmentThreads(int count, Consumer<String> notice) {
    this(count, notice, PATIENCE);
  }

  EnvironmentThreads(int count, Consumer<String> notice, Duration patience) {
    this.notice = notice;
    this.patience = patience;
    threads = count == 1 ? null : Executors.newFixedThreadPool(count, EnvironmentThreads::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "environment");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does a number of works, each with an environment of its own, and waits for all of them.
   *
   * <p>Where several throw, the first of them by number is heard. It is thrown when the others have
   * ended too, or do not return.
   *
   * @param count how many works
   * @param work does one of them, by its number
   * @param name says whose work it is, for the notice
   * @return the results in the order of the numbers
   */
  <T> List<T> all(int count, IntFunction<T> work, IntFunction<String> name) {
    ExecutorService pool = threads;
    if (pool == null) {
      return IntStream.range(0, count).mapToObj(work).toList();
    }
    List<CompletableFuture<T>> running =
        IntStream.range(0, count)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), pool))
            .toList();
    await(running, name);
    running.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(this::result);
    return running.stream().map(this::result).toList();
  }

  private <T> void await(List<CompletableFuture<T>> running, IntFunction<String> name) {
    try {
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
          .get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      IntStream.range(0, running.size())
          .filter(i -> !running.get(i).isDone())
          .mapToObj(name)
          .findFirst()
          .ifPresent(this::tell);
    } catch (ExecutionException e) {
      // All have ended; which was the first to fail is looked up by their order.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while environments were at work", e);
    }
  }

  private void tell(String name) {
    notice.accept(
        String.format(Locale.ROOT, "%s has not answered for %d s", name, patience.toSeconds()));
  }

  private <T> T result(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error problem) {
        throw problem;
      }
      throw e;
    }
  }

  /** Lets the threads end, except one whose environment never returns. */
  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}
