package io.swingup.network;

/** Hands out the seeds of kernel initializers, one at a call, in the order of the calls. */
@FunctionalInterface
public interface KernelSeeds {

  /**
   * Returns the seed of the next kernel.
   *
   * @return any number
   */
  int next();
}
