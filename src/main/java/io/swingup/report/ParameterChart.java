package io.swingup.report;

import io.swingup.report.SweepParameter.Scale;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** The scores of a sweep's trials against one of its parameters. */
final class ParameterChart {
  private static final int HEIGHT = 600;
  private static final int LETTERS = 60; // that fit below the chart

  private ParameterChart() {}

  /**
   * Draws a point for each trial that has a score; those of the whole budget darker than the
   * others, where there are rungs.
   *
   * @param parameter what lies from left to right
   * @param metric the name of the score
   * @param trials rows of {@code trials.csv}, each with a score, at least one
   */
  static XYChart of(SweepParameter parameter, String metric, List<Map<String, String>> trials) {
    XYChart chart = Charts.empty("", parameter.path(), metric, HEIGHT);
    chart.getStyler().setMarkerSize(6);
    add(chart, parameter, trials, false);
    add(chart, parameter, trials, true);
    chart.getStyler().setLegendVisible(chart.getSeriesCollection().size() > 1);
    if (parameter.scale() == Scale.LOGARITHMIC) {
      chart.getStyler().setXAxisTickLabelsFormattingFunction(ParameterChart::power);
    }
    if (parameter.scale() == Scale.CATEGORIES) {
      name(chart, parameter.categories());
    }
    return chart;
  }

  private static void add(
      XYChart chart, SweepParameter parameter, List<Map<String, String>> trials, boolean whole) {
    List<Map<String, String>> some =
        trials.stream()
            .filter(trial -> "finished".equals(SweepTables.text(trial, "state")) == whole)
            .toList();
    Charts.points(
        chart,
        whole ? "whole budget" : "lower rungs",
        some.stream()
            .mapToDouble(trial -> parameter.position(SweepTables.text(trial, parameter.path())))
            .toArray(),
        some.stream().mapToDouble(ParameterChart::score).toArray(),
        whole ? Charts.DEEP : Charts.PALE);
  }

  private static double score(Map<String, String> trial) {
    return Double.parseDouble(SweepTables.text(trial, "score"));
  }

  private static String power(double exponent) {
    return String.format(Locale.ROOT, "%.2g", Math.pow(10, exponent));
  }

  /* XChart names the places of numbers only, so the names are texts below the points. */
  private static void name(XYChart chart, List<String> categories) {
    double[] scores =
        chart.getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .toArray();
    double low = Arrays.stream(scores).min().orElse(0);
    double high = Arrays.stream(scores).max().orElse(1);
    double room = Math.max(high - low, 1e-3 * Math.max(1, Math.abs(high))) / 8;
    chart.getStyler().setYAxisMin(low - 2 * room).setYAxisMax(high + room);
    chart.getStyler().setXAxisMin(-0.5).setXAxisMax(categories.size() - 0.5);
    chart.getStyler().setXAxisTicksVisible(false).setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    chart.getStyler().setAnnotationTextFontColor(Color.BLACK);
    for (int i = 0; i < categories.size(); i++) {
      String text = fitting(categories.get(i), LETTERS / categories.size());
      chart.addAnnotation(new AnnotationText(text, i, low - room, false));
    }
  }

  private static String fitting(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, Math.max(1, letters - 1)) + "…";
  }
}
