package io.swingup.environment.pendulum;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

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
      CSVFormat format =
          CSVFormat.RFC4180
              .builder()
              .setCommentMarker('#')
              .setHeader()
              .setSkipHeaderRecord(true)
              .get();
      try (Reader reader = open();
          CSVParser rows = CSVParser.parse(reader, format)) {
        return rows.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    row -> Long.valueOf(row.get("seed")),
                    row -> Double.valueOf(row.get("best_known_return"))));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + RESOURCE, e);
      }
    }

    private static Reader open() {
      return new InputStreamReader(
          Objects.requireNonNull(
              BestKnownReturns.class.getResourceAsStream(RESOURCE), "no resource " + RESOURCE),
          StandardCharsets.UTF_8);
    }
  }
}
