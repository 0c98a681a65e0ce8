package io.swingup.cli.train;

import io.swingup.usage.UsageException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the trials.
 *
 * @param index which one, in [1, {@code count}]
 * @param count how many parts there are
 */
record Shard(int index, int count) {
  /**
   * Reads a text such as 2/8.
   *
   * @throws UsageException if it is none
   */
  static Shard parse(String text) {
    if (text.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
      String[] parts = text.split("/", -1);
      Shard shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      if (shard.index <= shard.count) {
        return shard;
      }
    }
    throw new UsageException("--shard must be I/N with I in [1, N], was \"" + text + "\"");
  }

  /** Returns each {@code count}-th, from the {@code index}-th on. */
  <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % count == index - 1)
        .mapToObj(all::get)
        .toList();
  }
}
