package io.swingup.agent;

import io.swingup.usage.Checks;

/**
 * Where and with how many threads the graph runs. Other thread counts give other orders of
 * summation and so, in the last bits, other numbers.
 *
 * @param device which processor to use
 * @param intraOpThreads the threads inside one operation, the same for all sessions of a process:
 *     those of the first one; in [1, 256]
 * @param interOpThreads the operations that run at the same time; in [1, 256]
 */
public record SessionConfig(Device device, int intraOpThreads, int interOpThreads) {

  /** A processor to run the graph on. */
  public enum Device {
    /** The GPU if TensorFlow can use one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** The GPU; an error if there is none. */
    GPU
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public SessionConfig {
    require(intraOpThreads, "intra_op_threads");
    require(interOpThreads, "inter_op_threads");
  }

  private static void require(int threads, String name) {
    Checks.require(threads >= 1 && threads <= 256, name + " must be in [1, 256]", threads);
  }
}
