package io.swingup.replay;

import io.swingup.environment.FloatVector;
import io.swingup.usage.UsageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The replay buffer of Lillicrap et al. (2016): a ring that keeps the newest transitions and draws
 * uniformly among them, or by priority (Schaul et al. 2016).
 *
 * <p>What is drawn is a transition and the steps that followed it, n at most, as one transition: in
 * place of its reward and its discount their n-step return (Sutton and Barto 2018, equation 7.1)
 * and the weight of what follows that, in place of its next observation the last one. An episode
 * that is over, by its task or by its time limit, or that is still going on, has fewer steps left;
 * the value of what follows then comes in that much earlier.
 */
public final class ReplayBuffer {
  private final ReplayConfig config;
  private final double discount;
  private final Records records;
  private final Optional<Priorities> priorities;

  /**
   * Makes an empty buffer; all memory is allocated at once.
   *
   * @param config how transitions are kept and drawn
   * @param discount the weight γ of the next step's value, in [0, 1]
   * @param observationSize the numbers in one observation, at least 1
   * @param actionSize the numbers in one action, at least 1
   * @throws UsageException if the buffer would need more than 2 GiB or half the heap
   */
  public ReplayBuffer(ReplayConfig config, double discount, int observationSize, int actionSize) {
    int capacity = config.capacity();
    int rowBytes = rowBytes(config, observationSize, actionSize);
    int most = (Integer.MAX_VALUE - 16) / rowBytes; // what one file and one array can hold
    if (capacity > most) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "replay capacity must be in [1, %d] for %d bytes a transition, was %d",
              most,
              rowBytes,
              capacity));
    }
    requireHeap(bytes(config, observationSize, actionSize));
    this.config = config;
    this.discount = discount;
    records = new Records(capacity, observationSize, actionSize);
    priorities =
        config.prioritised()
            ? Optional.of(new Priorities(config.priorities(), capacity))
            : Optional.empty();
  }

  private static int rowBytes(ReplayConfig config, int observationSize, int actionSize) {
    return Records.rowBytes(observationSize, actionSize)
        + (config.prioritised() ? Priorities.rowBytes() : 0);
  }

  /**
   * Returns the memory of a buffer.
   *
   * @param config how transitions are kept
   * @param observationSize the numbers in one observation
   * @param actionSize the numbers in one action
   * @return the bytes of all its transitions
   */
  public static long bytes(ReplayConfig config, int observationSize, int actionSize) {
    return (long) config.capacity() * rowBytes(config, observationSize, actionSize);
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
   * Returns the most transitions kept.
   *
   * @return at least 1
   */
  public int capacity() {
    return config.capacity();
  }

  /**
   * Returns the number of transitions kept.
   *
   * @return a number in [0, capacity]
   */
  public int size() {
    return records.size();
  }

  /**
   * Adds a transition, in the place of the oldest one when full.
   *
   * @param transition the transition; copied
   * @param environment the number of the environment it was made in, in [0, 255]; in each of them
   *     the transitions of an episode are added in their order
   * @param last whether the episode was over with it, by its task or by a time limit
   */
  public void add(Transition transition, int environment, boolean last) {
    int record = records.add(transition, environment, last);
    priorities.ifPresent(each -> each.add(record));
  }

  /**
   * Draws a batch: uniformly with replacement, or uniformly among the sets of as many different
   * transitions (Floyd's algorithm, Bentley and Floyd 1987), or by priority and with weights.
   *
   * @param batch the batch to overwrite
   * @param generator what draws; asked once for each transition, in order
   * @param progress how much of the training is over, in [0, 1]; only priorities depend on it
   * @throws IllegalStateException if the buffer is empty, or holds fewer transitions than a batch
   *     of different ones
   */
  public void sample(TransitionBatch batch, RandomGenerator generator, double progress) {
    requireAtLeast(config.replacement() ? 1 : batch.size());
    if (priorities.isPresent()) {
      priorities.get().draw(batch.indices(), generator);
      priorities.get().weigh(batch, progress);
    } else if (config.replacement()) {
      draw(batch.indices(), generator);
    } else {
      drawDistinct(batch.indices(), generator);
    }
    for (int row = 0; row < batch.size(); row++) {
      gather(batch, row);
    }
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

  private void draw(int[] indices, RandomGenerator generator) {
    for (int i = 0; i < indices.length; i++) {
      indices[i] = generator.nextInt(size());
    }
  }

  private void drawDistinct(int[] indices, RandomGenerator generator) {
    Set<Integer> drawn = new HashSet<>();
    for (int i = 0; i < indices.length; i++) {
      int last = size() - indices.length + i;
      int candidate = generator.nextInt(last + 1);
      indices[i] = drawn.add(candidate) ? candidate : last;
      drawn.add(indices[i]);
    }
  }

  /* R = r₀ + γ d₀ r₁ + γ² d₀ d₁ r₂ + …; the algorithm multiplies by the last γ itself. */
  private void gather(TransitionBatch batch, int row) {
    int record = batch.indices()[row];
    records.copyStart(record, batch, row);
    double sum = records.reward(record);
    double weight = records.discount(record);
    for (int k = 1; k < config.nStep(); k++) {
      int next = records.next(record);
      if (next == Records.NONE) {
        break;
      }
      record = next;
      sum += discount * weight * records.reward(record);
      weight *= discount * records.discount(record);
    }
    batch.rewards()[row] = (float) sum;
    batch.discounts()[row] = (float) weight;
    records.copyEnd(record, batch, row);
  }

  /**
   * Takes note of how wrong an agent was about the transitions that were drawn last, from which
   * their priorities follow; does nothing where draws are uniform.
   *
   * @param batch the transitions; as {@link #sample} left them
   * @param errors |y − Q(s, a)| of each, finite, without weights, shape [B]
   */
  public void learned(TransitionBatch batch, FloatVector errors) {
    priorities.ifPresent(each -> each.set(batch.indices(), errors));
  }

  /**
   * Returns all that was kept and the position of the ring.
   *
   * @return the transitions ever added, as 8 bytes, then the used part of each column, and then the
   *     priorities if there are any, the least significant byte first; a new array is behind it
   */
  public ByteBuffer state() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(bytes(size())));
    records.write(bytes.order(ByteOrder.LITTLE_ENDIAN));
    priorities.ifPresent(each -> each.write(bytes, size()));
    return bytes.rewind();
  }

  private long bytes(long everAdded) {
    int kept = (int) Math.min(everAdded, config.capacity());
    return records.bytes(everAdded) + (priorities.isPresent() ? Priorities.bytes(kept) : 0);
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
    long added = length < Long.BYTES ? -1 : bytes.getLong(bytes.position());
    if (added < 0 || length != bytes(added)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d bytes do not fit a replay buffer of %d transitions",
              length,
              config.capacity()));
    }
    records.read(bytes);
    priorities.ifPresent(each -> each.read(bytes, size()));
  }
}
