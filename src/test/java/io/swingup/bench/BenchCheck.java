package io.swingup.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swingup.agent.graph.PartsBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Fails when a training step has become slower against a fixed block of matrix products than it was
 * recorded to be; {@code make bench-check}. The block is timed in the same run, so the machine's
 * speed falls out; what stays is the ratio of what the machine gives to one thread and to two.
 */
public final class BenchCheck {
  private static final int WARM_UP = 600;
  private static final int ROUNDS = 50;
  private static final int REPEATS = 100;
  private static final double GREATEST_LOSS = 0.15;

  private BenchCheck() {}

  /**
   * Measures and compares.
   *
   * @param args none
   * @throws IOException if the recorded figure cannot be read
   */
  public static void main(String[] args) throws IOException {
    double measured = measure();
    double recorded = recorded();
    double loss = measured / recorded - 1;
    System.out.printf(
        Locale.ROOT,
        "a step takes %.3f blocks of matrix products, recorded %.3f: %+.1f %%%n",
        measured,
        recorded,
        100 * loss);
    if (loss > GREATEST_LOSS) {
      System.err.printf(Locale.ROOT, "slower by more than %.0f %%%n", 100 * GREATEST_LOSS);
      System.exit(1);
    }
  }

  /* Of the fastest rounds: whatever else runs on the machine only ever slows a round down. */
  private static double measure() {
    PartsBenchmark parts = new PartsBenchmark();
    parts.open();
    double step = Double.POSITIVE_INFINITY;
    double matrices = Double.POSITIVE_INFINITY;
    try (MatrixBlock block = new MatrixBlock()) {
      time(parts::wholeStep, WARM_UP);
      time(block::run, WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        matrices = Math.min(matrices, time(block::run, REPEATS));
        step = Math.min(step, time(parts::wholeStep, REPEATS));
      }
    } finally {
      parts.close();
    }
    return step / matrices;
  }

  private static double time(Runnable work, int repeats) {
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      work.run();
    }
    return System.nanoTime() - start;
  }

  private static double recorded() throws IOException {
    try (InputStream in = BenchCheck.class.getResourceAsStream("step_in_blocks.txt")) {
      return Double.parseDouble(
          new String(Objects.requireNonNull(in, "step_in_blocks.txt").readAllBytes(), UTF_8)
              .strip());
    }
  }
}
