package io.swingup.run;

import io.swingup.agent.graph.Devices;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Loads TensorFlow's library on a thread of its own, while a program that is going to train reads
 * its command line and settings.
 */
public final class EarlyLoad {
  private static volatile @Nullable CompletableFuture<Void> loading;

  private EarlyLoad() {}

  /** Begins to load. The thread does not keep the process from ending. */
  public static void begin() {
    loading = CompletableFuture.runAsync(Devices::tensorFlowVersion, EarlyLoad::start);
  }

  private static void start(Runnable load) {
    Thread thread = new Thread(load, "early-load");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits for what was begun, if anything was, so that no two threads initialise TensorFlow's
   * classes.
   *
   * @throws Error what the library could not be loaded for; the same each time
   */
  static void await() {
    CompletableFuture<Void> load = loading;
    if (load == null) {
      return;
    }
    try {
      load.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
