package io.swingup.report;

import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.YAxisPosition;

/** Whatever metrics an algorithm has, two to a chart: one on the left scale, one on the right. */
final class MetricsChart {
  private static final int HEIGHT = 450;
  private static final int RIGHT = 1;

  private MetricsChart() {}

  /** Draws the metrics of a run in the order of its file; one empty chart where there is none. */
  static List<XYChart> of(RunHistory run) {
    List<String> metrics = run.metrics();
    List<XYChart> charts = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i += 2) {
      String title = i == 0 ? "Metrics of " + run.name() : "";
      XYChart chart = Charts.empty(title, metrics.get(i), HEIGHT, List.of(run));
      add(chart, run, metrics.get(i), Charts.DEEP, Charts.THICK);
      if (i + 1 < metrics.size()) {
        addRight(chart, run, metrics.get(i + 1));
      } else {
        chart.getStyler().setLegendVisible(false); // the scale says it
      }
      charts.add(chart);
    }
    return charts.isEmpty()
        ? List.of(Charts.empty("Metrics of " + run.name(), "", HEIGHT, List.of(run)))
        : charts;
  }

  private static void addRight(XYChart chart, RunHistory run, String metric) {
    add(chart, run, metric, Charts.WARM, Charts.DASHED);
    chart.getSeries(metric).setYAxisGroup(RIGHT).setLabel(metric + ", right scale");
    chart.setYAxisGroupTitle(RIGHT, metric);
    chart.getStyler().setYAxisGroupPosition(RIGHT, YAxisPosition.Right);
  }

  private static void add(
      XYChart chart, RunHistory run, String metric, Color colour, BasicStroke stroke) {
    List<Episode> measured =
        run.episodes().stream().filter(each -> value(each, metric).isPresent()).toList();
    double[] values =
        measured.stream().mapToDouble(each -> value(each, metric).orElse(0)).toArray();
    Charts.line(chart, metric, Charts.steps(measured), values, colour, stroke);
  }

  private static OptionalDouble value(Episode episode, String metric) {
    return episode.metrics().getOrDefault(metric, OptionalDouble.empty());
  }
}
