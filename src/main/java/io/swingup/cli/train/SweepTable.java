package io.swingup.cli.train;

import io.swingup.statistics.Interval;
import io.swingup.statistics.Sample;
import io.swingup.sweep.Summary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints the figures over the seeds of a sweep. */
final class SweepTable {
  private SweepTable() {}

  /** Prints a line for each figure. */
  static void print(List<Summary> summaries, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-26s %30s   %30s   %30s%n",
        "figure",
        "25 %, median, 75 %",
        "interquartile mean, 95 %",
        "reference; p by KS, MWU");
    for (Summary summary : summaries) {
      out.printf(
          Locale.ROOT,
          "%-26s %30s   %30s",
          summary.figure(),
          quartiles(summary.seeds()),
          middle(summary.seeds().interquartileMean()));
      if (!summary.reference().values().isEmpty()) {
        out.printf(
            Locale.ROOT,
            "   %30s; %s, %s",
            quartiles(summary.reference()),
            probability(summary.kolmogorovSmirnov()),
            probability(summary.mannWhitney()));
        lacking(summary.reference(), "runs of the reference", out);
      }
      lacking(summary.seeds(), "seeds", out);
      out.println();
    }
    out.flush();
  }

  private static void lacking(Sample sample, String what, PrintWriter out) {
    if (sample.lacking() > 0) {
      int all = sample.values().size() + sample.lacking();
      out.print(
          String.format(Locale.ROOT, "   (%s of %s %s lack it)", sample.lacking(), all, what));
    }
  }

  private static String quartiles(Sample sample) {
    return sample.values().isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f, %.1f, %.1f",
            sample.quantile(0.25),
            sample.quantile(0.5),
            sample.quantile(0.75));
  }

  private static String middle(Interval mean) {
    return Double.isNaN(mean.low())
        ? "-"
        : String.format(Locale.ROOT, "%.1f [%.1f, %.1f]", mean.estimate(), mean.low(), mean.high());
  }

  private static String probability(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }
}
