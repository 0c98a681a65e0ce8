package io.swingup.replay;

/** Replay buffers for tests. */
public final class Buffers {
  static final PriorityConfig UNIFORM = new PriorityConfig(0, 0.4);

  private Buffers() {}

  /** Returns the settings of one that draws single steps uniformly with replacement. */
  public static ReplayConfig uniform(int capacity) {
    return new ReplayConfig(capacity, true, 1, UNIFORM);
  }

  /** Makes one that draws single steps uniformly with replacement. */
  public static ReplayBuffer uniform(int capacity, int observationSize, int actionSize) {
    return new ReplayBuffer(uniform(capacity), 0.99, observationSize, actionSize);
  }
}
