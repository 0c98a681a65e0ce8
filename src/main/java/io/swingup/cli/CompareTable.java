package io.swingup.cli;

import io.swingup.report.RunSet;
import io.swingup.report.SetComparison;
import io.swingup.statistics.Comparison;
import io.swingup.statistics.Comparison.Figure;
import io.swingup.statistics.Interval;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Prints what two sets of runs come to, side by side. */
final class CompareTable {
  private static final MathContext DIGITS = new MathContext(5);

  private CompareTable() {}

  /** Prints a line for each figure, with its 95 % interval in brackets. */
  static void print(SetComparison comparison, PrintWriter out) {
    List<RunSet> sets = comparison.sets();
    Comparison scores = comparison.scores();
    String what =
        String.format(
            Locale.ROOT,
            "%s, %s evaluation",
            comparison.metric().column(),
            comparison.metric().evaluation().name().toLowerCase(Locale.ROOT));
    line(out, what, "A: " + sets.get(0).name(), "B: " + sets.get(1).name());
    line(out, "runs", "" + scores.a().size(), "" + scores.b().size());
    List<Figure> ofA = scores.of(scores.a());
    List<Figure> ofB = scores.of(scores.b());
    for (int i = 0; i < ofA.size(); i++) {
      line(out, words(ofA.get(i)), text(ofA.get(i).value()), text(ofB.get(i).value()));
    }
    for (Figure figure : scores.ofBoth()) {
      line(out, words(figure), text(figure.value()), "");
    }
    out.flush();
  }

  private static void line(PrintWriter out, String figure, String a, String b) {
    out.println(String.format(Locale.ROOT, "%-30s  %-32s  %s", figure, a, b).stripTrailing());
  }

  private static String words(Figure figure) {
    return figure.name().replace('_', ' ');
  }

  private static String text(Interval value) {
    return Double.isNaN(value.low())
        ? number(value.estimate())
        : String.format(
            Locale.ROOT,
            "%s [%s, %s]",
            number(value.estimate()),
            number(value.low()),
            number(value.high()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : new BigDecimal(value).round(DIGITS).toPlainString();
  }
}
