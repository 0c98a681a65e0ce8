package io.swingup.replay;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/** The columns of a replay buffer: a ring of the newest transitions of all environments. */
final class Records {
  /** No record. */
  static final int NONE = -1;

  private final int capacity;
  private final int observationSize;
  private final int actionSize;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] discounts;
  private final float[] nextObservations;
  private final short[] origins; // the number e of the environment; ~e for the last of an episode
  private long added;

  Records(int capacity, int observationSize, int actionSize) {
    this.capacity = capacity;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    observations = new float[capacity * observationSize];
    actions = new float[capacity * actionSize];
    rewards = new float[capacity];
    discounts = new float[capacity];
    nextObservations = new float[capacity * observationSize];
    origins = new short[capacity];
  }

  /** Returns the bytes of one record. */
  static int rowBytes(int observationSize, int actionSize) {
    return (2 * observationSize + actionSize + 2) * Float.BYTES + Short.BYTES;
  }

  int size() {
    return (int) Math.min(added, capacity);
  }

  /** Adds a record, in the place of the oldest one when full, and returns its position. */
  int add(Transition transition, int environment, boolean last) {
    int slot = (int) (added % capacity);
    transition.observation().copyTo(observations, slot * observationSize);
    transition.action().copyTo(actions, slot * actionSize);
    rewards[slot] = (float) transition.reward();
    discounts[slot] = (float) transition.discount();
    transition.nextObservation().copyTo(nextObservations, slot * observationSize);
    origins[slot] = (short) (last ? ~environment : environment);
    added++;
    return slot;
  }

  /** Copies what was observed and done into a row of a batch. */
  void copyStart(int record, TransitionBatch batch, int row) {
    copyRow(observations, record, batch.observations(), row, observationSize);
    copyRow(actions, record, batch.actions(), row, actionSize);
  }

  /** Copies what was observed next into a row of a batch. */
  void copyEnd(int record, TransitionBatch batch, int row) {
    copyRow(nextObservations, record, batch.nextObservations(), row, observationSize);
  }

  private static void copyRow(float[] from, int row, float[] to, int toRow, int width) {
    System.arraycopy(from, row * width, to, toRow * width, width);
  }

  float reward(int record) {
    return rewards[record];
  }

  float discount(int record) {
    return discounts[record];
  }

  /**
   * Returns the record that follows in the same episode; {@link #NONE} where the episode was over
   * or has not gone on yet. An environment adds one record in every turn until its episode is over,
   * so no more records than there are environments are looked at.
   */
  int next(int record) {
    int environment = origins[record];
    int newest = (int) ((added - 1) % capacity);
    if (environment < 0) { // the last one
      return NONE;
    }
    int next = record;
    while (next != newest) {
      next = next + 1 == capacity ? 0 : next + 1;
      if (environment == (origins[next] < 0 ? ~origins[next] : origins[next])) {
        return next;
      }
    }
    return NONE;
  }

  /** Returns the bytes that {@link #write} writes where so many records were ever added. */
  long bytes(long everAdded) {
    return Long.BYTES + Math.min(everAdded, capacity) * rowBytes(observationSize, actionSize);
  }

  /** Writes the records ever added, as 8 bytes, and then the used part of each column. */
  void write(ByteBuffer bytes) {
    bytes.putLong(added);
    FloatBuffer floats = bytes.asFloatBuffer();
    for (float[] column : columns()) {
      floats.put(column, 0, column.length / capacity * size());
    }
    bytes.position(bytes.position() + floats.position() * Float.BYTES);
    bytes.asShortBuffer().put(origins, 0, size());
    bytes.position(bytes.position() + size() * Short.BYTES);
  }

  /** Reads what {@link #write} of a ring of the same sizes has written. */
  void read(ByteBuffer bytes) {
    added = bytes.getLong();
    FloatBuffer floats = bytes.asFloatBuffer();
    for (float[] column : columns()) {
      floats.get(column, 0, column.length / capacity * size());
    }
    bytes.position(bytes.position() + floats.position() * Float.BYTES);
    bytes.asShortBuffer().get(origins, 0, size());
    bytes.position(bytes.position() + size() * Short.BYTES);
  }

  private List<float[]> columns() {
    return List.of(observations, actions, rewards, discounts, nextObservations);
  }
}
