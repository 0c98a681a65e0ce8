package io.swingup.replay;

import java.util.HashSet;
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
   * Makes an empty buffer; all memory is taken at once.
   *
   * @param capacity the most transitions kept, at least 1
   * @param observationSize the numbers in one observation, at least 1
   * @param actionSize the numbers in one action, at least 1
   * @throws IllegalArgumentException if the capacity is below 1 or one column would not fit an
   *     array
   */
  public ReplayBuffer(int capacity, int observationSize, int actionSize) {
    int widest = Math.max(observationSize, actionSize);
    if (capacity < 1 || (long) capacity * widest > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "replay capacity must be in [1, %d] for %d numbers a row, was %d"
              .formatted((Integer.MAX_VALUE - 8) / widest, widest, capacity));
    }
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

  private void requireAtLeast(int transitions) {
    if (size() < transitions) {
      throw new IllegalStateException(
          "cannot sample %d transitions from a replay buffer of %d".formatted(transitions, size()));
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
