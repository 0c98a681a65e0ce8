package io.swingup.statistics;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Figures that rliable has recorded, beside Java's; {@code make interop} runs it as a program on
 * new scores, with the directory of the files and their seed as arguments.
 */
public final class StatisticsFigures {
  private static final int RESAMPLES = 2_000;
  private static final String SCORES = "statistics_scores.csv";
  private static final String FIGURES = "statistics.csv";

  private final List<GoldenRow> scores;
  private final Bootstrap bootstrap;

  private StatisticsFigures(List<GoldenRow> scores, long seed) {
    this.scores = scores;
    this.bootstrap = new Bootstrap(RESAMPLES, seed);
  }

  /** What rliable found and what Java finds. */
  record Pair(String name, Interval recorded, Interval found) {
    /** Returns the largest difference of the three numbers. */
    double difference() {
      return Stream.of(
              recorded.low() - found.low(),
              recorded.estimate() - found.estimate(),
              recorded.high() - found.high())
          .mapToDouble(Math::abs)
          .max()
          .orElseThrow();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    StatisticsFigures java =
        new StatisticsFigures(
            GoldenFile.rows(folder.resolve(SCORES)), Long.parseLong(arguments[1]));
    List<GoldenRow> rows = GoldenFile.rows(folder.resolve(FIGURES));
    double worst = rows.stream().mapToDouble(row -> java.pair(row).difference()).max().orElse(1);
    System.out.println(rows.size() + " " + worst);
  }

  /** Returns the figures that are recorded among the tests' resources. */
  static List<Pair> recorded() {
    StatisticsFigures java = new StatisticsFigures(GoldenFile.rows(SCORES), 0);
    return GoldenFile.rows(FIGURES).stream().map(java::pair).toList();
  }

  private Pair pair(GoldenRow row) {
    Interval recorded = new Interval(row.float64("low"), row.float64("value"), row.float64("high"));
    return new Pair(row + " " + row.text("threshold"), recorded, found(row));
  }

  private Interval found(GoldenRow row) {
    Scores x = scores(row.text("case"), "x");
    return switch (row.text("figure")) {
      case "mean" -> bootstrap.of(Aggregates::mean, x);
      case "interquartile_mean" -> bootstrap.of(Aggregates::interquartileMean, x);
      case "optimality_gap" ->
          bootstrap.of(s -> Aggregates.optimalityGap(s, row.float64("threshold")), x);
      case "profile" -> bootstrap.of(s -> Aggregates.profile(s, row.float64("threshold"))[0], x);
      case "probability_of_improvement" ->
          bootstrap.of(Aggregates::probabilityOfImprovement, x, scores(row.text("case"), "y"));
      default -> throw new IllegalArgumentException(row.toString());
    };
  }

  private Scores scores(String name, String algorithm) {
    List<double[]> runs = new ArrayList<>();
    for (GoldenRow row : scores) {
      if (row.text("case").equals(name) && row.text("algorithm").equals(algorithm)) {
        runs.add(
            Stream.of("s0", "s1", "s2", "s3")
                .filter(column -> !row.text(column).isEmpty())
                .mapToDouble(row::float64)
                .toArray());
      }
    }
    return Scores.of(runs);
  }
}
