package io.swingup.cli.train;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;

/**
 * Asks the training to stop when the process is told to end, or its terminal is closed: the first
 * signal lets it write a checkpoint, the second ends the process at once.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {
  /** The exit code for each signal, as shells have it: 128 and its number. */
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("HUP", 129, "INT", 130, "TERM", 143);

  private final AtomicInteger exitCode = new AtomicInteger();

  /** The exit code of what was told to stop otherwise than by a signal of its own. */
  static final int TERMINATED = 143;

  StopSignal() {
    EXIT_CODES.forEach((name, code) -> Signals.register(name, () -> onSignal(code)));
  }

  private void onSignal(int code) {
    if (!exitCode.compareAndSet(0, code)) {
      Runtime.getRuntime().halt(code);
    }
  }

  @Override
  public boolean getAsBoolean() {
    return exitCode.get() != 0;
  }

  /** Returns what the process is to end with, 0 before any signal. */
  int exitCode() {
    return exitCode.get();
  }

  @Override
  public void close() {
    EXIT_CODES.keySet().forEach(Signals::registerDefault);
  }
}
