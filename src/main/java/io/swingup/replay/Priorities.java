package io.swingup.replay;

import io.swingup.environment.FloatVector;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Proportional priorities (Schaul et al. 2016, Prioritized Experience Replay, Algorithm 1). */
final class Priorities {
  /** What is added to each error, so that a transition without one is drawn at times. */
  static final double EPSILON = 1e-6;

  private final PriorityConfig config;
  private final int capacity;
  private final SumTree powers; // p^α of each record, 0 where there is none yet
  private double largest = 1; // of all that ever were

  Priorities(PriorityConfig config, int capacity) {
    this.config = config;
    this.capacity = capacity;
    powers = new SumTree(capacity);
  }

  /** Gives a new record the largest priority so far, so that it is soon drawn once. */
  void add(int record) {
    powers.set(record, largest);
  }

  /** Draws one record from each of as many equal parts of the sum (appendix B.2.1). */
  void draw(int[] records, RandomGenerator generator) {
    double part = powers.total() / records.length;
    for (int i = 0; i < records.length; i++) {
      records[i] = powers.find((i + generator.nextDouble()) * part);
    }
  }

  /**
   * Works out how much each record of a batch counts: w = (N P)^−β, divided by the largest of the
   * batch, which leaves (the smallest p^α / p^α)^β.
   *
   * @param progress how much of the training is over, in [0, 1]; β rises with it to 1
   */
  void weigh(TransitionBatch batch, double progress) {
    double beta = config.beta() + (1 - config.beta()) * progress;
    double smallest = Double.POSITIVE_INFINITY;
    for (int record : batch.indices()) {
      smallest = Math.min(smallest, powers.get(record));
    }
    for (int i = 0; i < batch.size(); i++) {
      double power = powers.get(batch.indices()[i]);
      batch.weights()[i] = (float) StrictMath.pow(smallest / power, beta);
    }
  }

  /** Gives records the priorities of their errors, p = |δ| + ε, shape [B]. */
  void set(int[] records, FloatVector errors) {
    for (int i = 0; i < records.length; i++) {
      double power = StrictMath.pow(errors.get(i) + EPSILON, config.alpha());
      powers.set(records[i], power);
      largest = Math.max(largest, power);
    }
  }

  /** Returns the memory for one record. */
  static int rowBytes() {
    return 2 * Double.BYTES;
  }

  /** Returns the bytes that {@link #write} writes for so many records. */
  static long bytes(int records) {
    return (1 + (long) records) * Double.BYTES;
  }

  /** Writes the largest p^α and then that of each record; all sums follow from them. */
  void write(ByteBuffer bytes, int records) {
    bytes.putDouble(largest);
    for (int i = 0; i < records; i++) {
      bytes.putDouble(powers.get(i));
    }
  }

  /** Reads what {@link #write} has written for so many records. */
  void read(ByteBuffer bytes, int records) {
    largest = bytes.getDouble();
    for (int i = 0; i < capacity; i++) {
      powers.set(i, i < records ? bytes.getDouble() : 0);
    }
  }
}
