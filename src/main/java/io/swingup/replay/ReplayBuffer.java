package io.swingup.replay;

import io.swingup.usage.UsageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The replay buffer of Lillicrap et al. (2016): a ring that keeps the newest transitions and draws
 * uniformly among them.
 */
public final class ReplayBuffer {
  private final int capacity;
  private final int observationSize;
  private final int actionSize;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] discounts;
  private final float[] nextObservations;
  private long added;

  /**
   * Makes an empty buffer; all memory is allocated at once.
   *
   * @param capacity the most transitions kept, at least 1
   * @param observationSize the numbers in one observation, at least 1
   * @param actionSize the numbers in one action, at least 1
   * @throws UsageException if the capacity is below 1, or the buffer would need more than 2 GiB or
   *     half the heap
   */
  public ReplayBuffer(int capacity, int observationSize, int actionSize) {
    int rowBytes = (2 * observationSize + actionSize + 2) * Float.BYTES;
    int most = (Integer.MAX_VALUE - 16) / rowBytes; // what one file and one array can hold
    if (capacity < 1 || capacity > most) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "replay capacity must be in [1, %d] for %d bytes a transition, was %d",
              most,
              rowBytes,
              capacity));
    }
    requireHeap(bytes(capacity, observationSize, actionSize));
    this.capacity = capacity;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    observations = new float[capacity * observationSize];
    actions = new float[capacity * actionSize];
    rewards = new float[capacity];
    discounts = new float[capacity];
    nextObservations = new float[capacity * observationSize];
  }

  /**
   * Returns the memory of a buffer.
   *
   * @param capacity the most transitions kept
   * @param observationSize the numbers in one observation
   * @param actionSize the numbers in one action
   * @return the bytes of all its transitions
   */
  public static long bytes(int capacity, int observationSize, int actionSize) {
    return (long) capacity * (2 * observationSize + actionSize + 2) * Float.BYTES;
  }

  private static void requireHeap(long bytes) {
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap / 2) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the replay buffer must fit half the heap, %d MiB are asked for and the heap is %d MiB",
              bytes >> 20,
              heap >> 20));
    }
  }

  /**
   * Returns the number of transitions kept.
   *
   * @return a number in [0, capacity]
   */
  public int size() {
    return (int) Math.min(added, capacity);
  }

  /**
   * Adds a transition, in the place of the oldest one when full.
   *
   * @param transition the transition; copied
   */
  public void add(Transition transition) {
    int slot = (int) (added % capacity);
    transition.observation().copyTo(observations, slot * observationSize);
    transition.action().copyTo(actions, slot * actionSize);
    rewards[slot] = (float) transition.reward();
    discounts[slot] = (float) transition.discount();
    transition.nextObservation().copyTo(nextObservations, slot * observationSize);
    added++;
  }

  /**
   * Draws a batch uniformly with replacement.
   *
   * @param batch the batch to overwrite
   * @param generator what draws; asked once for each transition, in order
   * @throws IllegalStateException if the buffer is empty
   */
  public void sample(TransitionBatch batch, RandomGenerator generator) {
    requireAtLeast(1);
    int[] indices = batch.indices();
    for (int i = 0; i < indices.length; i++) {
      indices[i] = generator.nextInt(size());
    }
    gather(batch);
  }

  /**
   * Draws a batch uniformly among the sets of as many different transitions (Floyd's algorithm,
   * Bentley and Floyd 1987).
   *
   * @param batch the batch to overwrite
   * @param generator what draws; asked once for each transition, in order
   * @throws IllegalStateException if the buffer holds fewer transitions than the batch
   */
  public void sampleDistinct(TransitionBatch batch, RandomGenerator generator) {
    requireAtLeast(batch.size());
    int[] indices = batch.indices();
    Set<Integer> drawn = new HashSet<>();
    for (int i = 0; i < indices.length; i++) {
      int last = size() - indices.length + i;
      int candidate = generator.nextInt(last + 1);
      indices[i] = drawn.add(candidate) ? candidate : last;
      drawn.add(indices[i]);
    }
    gather(batch);
  }

  /**
   * Returns all that was kept and the position of the ring.
   *
   * @return the transitions ever added, as 8 bytes, and then the used part of each column, the
   *     least significant byte first; a new array is behind it
   */
  public ByteBuffer state() {
    ByteBuffer bytes = ByteBuffer.allocate(bytes(size())).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(added);
    FloatBuffer floats = bytes.asFloatBuffer();
    for (float[] column : columns()) {
      floats.put(column, 0, column.length / capacity * size());
    }
    return bytes.rewind();
  }

  /**
   * Returns to an earlier state.
   *
   * @param state what {@link #state()} of a buffer of the same sizes returned; not kept
   * @throws IllegalArgumentException if it does not fit this buffer, which is then unchanged
   */
  public void restore(ByteBuffer state) {
    ByteBuffer bytes = state.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.remaining();
    long count = length < Long.BYTES ? -1 : bytes.getLong();
    if (count < 0 || length != bytes((int) Math.min(count, capacity))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d bytes do not fit a replay buffer of %d transitions",
              length,
              capacity));
    }
    added = count;
    FloatBuffer floats = bytes.asFloatBuffer();
    for (float[] column : columns()) {
      floats.get(column, 0, column.length / capacity * size());
    }
  }

  private int bytes(int transitions) {
    int rowSize = 2 * observationSize + actionSize + 2;
    return Math.toIntExact(Long.BYTES + (long) transitions * rowSize * Float.BYTES);
  }

  private List<float[]> columns() {
    return List.of(observations, actions, rewards, discounts, nextObservations);
  }

  private void requireAtLeast(int transitions) {
    if (size() < transitions) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "cannot sample %d transitions from a replay buffer of %d",
              transitions,
              size()));
    }
  }

  private void gather(TransitionBatch batch) {
    int[] indices = batch.indices();
    for (int i = 0; i < indices.length; i++) {
      int slot = indices[i];
      copyRow(observations, slot, batch.observations(), i, observationSize);
      copyRow(actions, slot, batch.actions(), i, actionSize);
      batch.rewards()[i] = rewards[slot];
      batch.discounts()[i] = discounts[slot];
      copyRow(nextObservations, slot, batch.nextObservations(), i, observationSize);
    }
  }

  private static void copyRow(float[] from, int row, float[] to, int toRow, int width) {
    System.arraycopy(from, row * width, to, toRow * width, width);
  }
}
