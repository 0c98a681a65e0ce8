package io.swingup.environment.pendulum;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The shipped table of the best known returns of {@code Pendulum-v1}, read when it is first asked.
 */
final class BestKnownReturns {
  private static final String RESOURCE = "best_known_returns.csv";

  private BestKnownReturns() {}

  /**
   * Returns the best known undiscounted return of 200 steps.
   *
   * @param seed the seed that the episode starts from
   * @return a return, or empty if the table has none for the seed
   */
  static OptionalDouble of(long seed) {
    Double bestKnown = Table.BY_SEED.get(seed);
    return bestKnown == null ? OptionalDouble.empty() : OptionalDouble.of(bestKnown);
  }

  /** Holds the table, so that the virtual machine reads it once and only when it is needed. */
  private static final class Table {
    private static final Map<Long, Double> BY_SEED = read();

    private static Map<Long, Double> read() {
      try (BufferedReader reader = open()) {
        return reader
            .lines()
            .filter(line -> !line.startsWith("#"))
            .skip(1) // the names of the columns: seed, best_known_return
            .map(line -> line.split(",", -1))
            .collect(
                Collectors.toUnmodifiableMap(
                    row -> Long.valueOf(row[0]), row -> Double.valueOf(row[1])));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + RESOURCE, e);
      }
    }

    private static BufferedReader open() {
      return new BufferedReader(
          new InputStreamReader(
              Objects.requireNonNull(
                  BestKnownReturns.class.getResourceAsStream(RESOURCE), "no resource " + RESOURCE),
              StandardCharsets.UTF_8));
    }
  }
}
