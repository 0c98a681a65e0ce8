package io.swingup.cli.train;

import com.sun.management.OperatingSystemMXBean;
import io.swingup.usage.UsageException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How many trials the memory of this machine, or container, has room for. */
final class TrialMemory {
  /** What a process takes besides its heap: Java itself, TensorFlow and the graph; in bytes. */
  private static final long BESIDES_HEAP = 512L << 20;

  private TrialMemory() {}

  /** Returns the most that a trial is reckoned to take, in bytes. */
  static long each() {
    return Runtime.getRuntime().maxMemory() + BESIDES_HEAP;
  }

  private static long total() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private static int fitting() {
    return (int) Math.max(1, total() / each() - 1); // one is this process
  }

  /** Returns how many trials run at the same time unless somebody says otherwise: one a core. */
  static int defaultJobs() {
    return Math.min(fitting(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Checks that there is room for as many trials as are asked for.
   *
   * @param option what asks
   * @param jobs how many
   * @throws UsageException if it is below 1, or there is not as much memory
   */
  static void requireRoom(String option, int jobs) {
    if (jobs < 1 || jobs > fitting()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s must be in [1, %d] with %d MiB of memory and up to %d MiB a trial, was %d",
              option,
              fitting(),
              total() >> 20,
              each() >> 20,
              jobs));
    }
  }
}
