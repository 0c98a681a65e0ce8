package io.swingup.agent.graph;

import java.util.ArrayDeque;
import java.util.Deque;

/** Native resources that are freed together, the last one first, even if freeing one fails. */
final class Resources implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();

  /** Remembers what frees a resource. */
  void add(Runnable closing) {
    closings.push(closing);
  }

  /** Frees all; does nothing a second time. */
  @Override
  public void close() {
    Runnable last = closings.poll();
    if (last != null) {
      try {
        last.run();
      } finally {
        close();
      }
    }
  }
}
