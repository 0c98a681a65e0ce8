package io.swingup.storage.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The replay buffer of a checkpoint as the first four formats had it: without the environment that
 * a transition comes from, and whether an episode was over with it.
 */
final class Format4 {
  private static final short LAST = ~0;

  private Format4() {}

  /**
   * Brings the bytes into today's format, with each transition the last of its episode: all runs
   * learned from single steps. What is not as those formats had it is left alone, for the buffer to
   * refuse.
   */
  static ByteBuffer migrate(byte[] replay, int capacity) {
    ByteBuffer before = ByteBuffer.wrap(replay).order(ByteOrder.LITTLE_ENDIAN);
    long added = replay.length < Long.BYTES ? 0 : before.getLong(0);
    int transitions = (int) Math.max(0, Math.min(added, capacity));
    if (replay.length < (long) transitions * Float.BYTES) {
      return before;
    }
    ByteBuffer now = ByteBuffer.allocate(replay.length + transitions * Short.BYTES);
    now.order(ByteOrder.LITTLE_ENDIAN).put(before);
    while (now.hasRemaining()) {
      now.putShort(LAST);
    }
    return now.rewind();
  }
}
