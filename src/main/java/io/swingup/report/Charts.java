package io.swingup.report;

import io.swingup.statistics.Interval;
import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import io.swingup.storage.history.RunHistory.Evaluation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What charts have in common: their look, and most of them environment steps. */
final class Charts {
  static final Color PALE = new Color(160, 185, 215);
  static final Color DEEP = new Color(20, 60, 130);
  static final Color WARM = new Color(205, 90, 0);
  static final Color GREEN = new Color(30, 120, 60);
  static final BasicStroke THIN = new BasicStroke(1f);
  static final BasicStroke THICK = new BasicStroke(3.5f);
  static final BasicStroke DASHED = broken(9, 6);
  static final BasicStroke DOTTED = broken(2, 3);

  private static final int WIDTH = 1000;

  private Charts() {}

  private static BasicStroke broken(float... lengths) {
    return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, lengths, 0);
  }

  /** Returns a chart without a line yet. */
  static XYChart empty(String title, String x, String y, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(height)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.InsideSE)
        .setLocale(Locale.ROOT);
    chart.getStyler().setPlotGridLinesColor(new Color(225, 225, 225));
    chart.getStyler().setErrorBarsColor(WARM);
    return chart;
  }

  /** Returns a chart of runs without a line yet, environment steps from left to right. */
  static XYChart empty(String title, String y, int height, List<RunHistory> runs) {
    OptionalLong length = episodeLength(runs);
    String x = length.isPresent() ? "environment steps (episode)" : "environment steps";
    XYChart chart = empty(title, x, y, height);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(step -> tick(step, length));
    return chart;
  }

  /** Returns a number of steps, and the episode that ends there if the lengths tell. */
  static String tick(double step, OptionalLong length) {
    boolean ends = length.isPresent() && step % length.getAsLong() == 0;
    return ends
        ? String.format(Locale.ROOT, "%.0f (%.0f)", step, step / length.getAsLong())
        : String.format(Locale.ROOT, "%.0f", step);
  }

  /** Returns how many steps every episode of the runs has; empty where they differ. */
  static OptionalLong episodeLength(List<RunHistory> runs) {
    OptionalLong common = OptionalLong.empty();
    for (RunHistory run : runs) {
      long before = 0;
      for (Episode episode : run.episodes()) {
        long length = episode.totalSteps() - before;
        if (common.orElse(length) != length) {
          return OptionalLong.empty();
        }
        common = OptionalLong.of(length);
        before = episode.totalSteps();
      }
    }
    return common;
  }

  /** Adds a line, unless it has no point. */
  static void line(
      XYChart chart, String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
    if (x.length > 0) {
      XYSeries series = chart.addSeries(name, x, y);
      series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
    }
  }

  /** Adds points that no line joins, unless there is none. */
  static void points(XYChart chart, String name, double[] x, double[] y, Color colour) {
    if (x.length > 0) {
      XYSeries series = chart.addSeries(name, x, y);
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
  }

  /** Adds a figure as a thick line between the ends of its interval, which are dotted. */
  static void band(
      XYChart chart, String name, double[] x, List<Interval> y, Color middle, Color ends) {
    double[] high = y.stream().mapToDouble(Interval::high).toArray();
    double[] low = y.stream().mapToDouble(Interval::low).toArray();
    line(chart, name + ", upper end", x, high, ends, DOTTED);
    line(chart, name, x, y.stream().mapToDouble(Interval::estimate).toArray(), middle, THICK);
    line(chart, name + ", lower end", x, low, ends, DOTTED);
  }

  /** Adds the mean of the best known returns, where one of the runs knows it. */
  static void addBestKnown(XYChart chart, List<RunHistory> runs) {
    OptionalDouble best =
        runs.stream()
            .flatMap(run -> run.lastEvaluation().stream())
            .map(Evaluation::bestKnownMean)
            .flatMapToDouble(OptionalDouble::stream)
            .findFirst();
    double end =
        runs.stream()
            .flatMap(run -> run.episodes().stream())
            .mapToDouble(Episode::totalSteps)
            .max()
            .orElse(0);
    if (best.isPresent() && end > 0) {
      double y = best.getAsDouble();
      line(chart, "best known", new double[] {0, end}, new double[] {y, y}, Color.BLACK, DASHED);
    }
  }

  /** Returns when episodes ended. */
  static double[] steps(List<Episode> episodes) {
    return episodes.stream().mapToDouble(Episode::totalSteps).toArray();
  }
}
