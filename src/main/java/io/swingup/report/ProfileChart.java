package io.swingup.report;

import io.swingup.statistics.Comparison;
import io.swingup.statistics.Interval;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The performance profiles of two sets of runs: the share of runs that score above each value. */
final class ProfileChart {
  private static final int HEIGHT = 600;

  private ProfileChart() {}

  /**
   * Draws the profiles as steps, with their bands.
   *
   * @param metric the name of the score
   * @param names what the sets are called
   * @param comparison their scores
   */
  static XYChart of(String metric, List<String> names, Comparison comparison) {
    XYChart chart = Charts.empty("performance profiles", metric, "share of runs above", HEIGHT);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE); // shares fall to the right
    chart.getStyler().setYAxisMin(0.).setYAxisMax(1.);
    double[] thresholds = comparison.thresholds();
    List<List<Double>> scores = List.of(comparison.a(), comparison.b());
    for (int i = 0; i < scores.size(); i++) {
      Color colour = i == 0 ? Charts.DEEP : Charts.WARM;
      List<Interval> profile = Comparison.profile(scores.get(i), thresholds);
      Charts.band(chart, names.get(i), corners(thresholds), stairs(profile), colour, colour);
    }
    return chart;
  }

  /* Each threshold twice: the share falls there, and is level in between. */
  private static double[] corners(double... thresholds) {
    double[] x = new double[2 * thresholds.length - 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = thresholds[(i + 1) / 2];
    }
    return x;
  }

  private static List<Interval> stairs(List<Interval> profile) {
    return IntStream.range(0, 2 * profile.size() - 1).mapToObj(i -> profile.get(i / 2)).toList();
  }
}
