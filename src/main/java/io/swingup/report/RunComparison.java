package io.swingup.report;

import io.swingup.statistics.Aggregates;
import io.swingup.statistics.Bootstrap;
import io.swingup.statistics.Interval;
import io.swingup.statistics.Sample;
import io.swingup.statistics.Scores;
import io.swingup.storage.history.RunHistory;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figures of several runs over one another against environment steps. */
final class RunComparison {
  /** What a band is, for titles. */
  static final String BAND =
      String.format(
          Locale.ROOT,
          "interquartile mean, band: 95 %% of %d bootstrap resamples of the runs",
          Bootstrap.QUICK.resamples());

  private static final int HEIGHT = 600;

  private RunComparison() {}

  /**
   * Draws the mean of 40 episodes of each run, and of all the interquartile mean and its band, as
   * far as there are all runs.
   *
   * @param runs at least one, each with at least one episode; names may be equal
   */
  static XYChart of(List<RunHistory> runs) {
    List<RunCurve> curves = runs.stream().map(RunCurve::ofReturns).toList();
    XYChart chart = Charts.empty(runs.size() + " runs: " + BAND, "return", HEIGHT, runs);
    for (int i = 0; i < curves.size(); i++) {
      RunCurve curve = curves.get(i);
      Charts.line(chart, key(i), curve.steps(), curve.values(), Charts.PALE, Charts.THIN);
      chart.getSeries(key(i)).setShowInLegend(i == 0).setLabel("single runs");
    }
    addInterquartileMean(chart, "", curves, Charts.DEEP, Charts.WARM);
    Charts.addBestKnown(chart, runs);
    return chart;
  }

  private static String key(int index) {
    return "run " + index;
  }

  /**
   * Draws the interquartile mean of a figure in two sets of runs, each with its band.
   *
   * @param metric the name of the figure
   * @param names what the sets are called
   * @param sets the figure of each run of each set, at least one
   */
  static XYChart ofSets(String metric, List<String> names, List<List<RunCurve>> sets) {
    XYChart chart = Charts.empty(BAND, metric, HEIGHT, List.of());
    for (int i = 0; i < sets.size(); i++) {
      Color colour = i == 0 ? Charts.DEEP : Charts.WARM;
      addInterquartileMean(chart, names.get(i) + ": ", sets.get(i), colour, colour);
    }
    return chart;
  }

  /**
   * Draws the median of a figure in sets of runs, each with its quartiles (type 7 of Hyndman and
   * Fan 1996), as far as there are all runs of the set.
   *
   * @param metric the name of the figure
   * @param sets the figure of each run of each set by the name of the set; at most three sets, each
   *     of at least one run
   */
  static XYChart ofQuartiles(String metric, Map<String, List<RunCurve>> sets) {
    XYChart chart = Charts.empty("", metric, HEIGHT, List.of());
    Iterator<Color> colours = List.of(Charts.DEEP, Charts.WARM, Charts.GREEN).iterator();
    sets.forEach(
        (name, curves) -> {
          Color colour = colours.next();
          addBand(chart, name, curves, RunComparison::quartiles, colour, colour);
        });
    for (XYSeries series : chart.getSeriesCollection()) {
      boolean isMiddle = sets.containsKey(series.getName());
      series.setShowInLegend(isMiddle);
      if (isMiddle) { // evaluations may be few, even one
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(series.getLineColor());
      }
    }
    return chart;
  }

  private static Interval quartiles(double... values) {
    Sample sample = new Sample(DoubleStream.of(values).boxed().toList(), 0);
    return new Interval(sample.quantile(0.25), sample.quantile(0.5), sample.quantile(0.75));
  }

  private static Interval interquartileMean(double... values) {
    return Bootstrap.QUICK.of(Aggregates::interquartileMean, Scores.ofOneTask(values));
  }

  private static void addInterquartileMean(
      XYChart chart, String prefix, List<RunCurve> curves, Color middle, Color ends) {
    String name = prefix + "interquartile mean";
    addBand(chart, name, curves, RunComparison::interquartileMean, middle, ends);
  }

  private static void addBand(
      XYChart chart,
      String name,
      List<RunCurve> curves,
      Function<double[], Interval> figure,
      Color middle,
      Color ends) {
    long[] grid = RunCurve.grid(curves);
    List<double[]> values = curves.stream().map(curve -> curve.at(grid)).toList();
    List<Interval> band = new ArrayList<>();
    for (int i = 0; i < grid.length; i++) {
      int at = i;
      band.add(figure.apply(values.stream().mapToDouble(run -> run[at]).toArray()));
    }
    double[] x = new double[grid.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = grid[i];
    }
    Charts.band(chart, name, x, band, middle, ends);
  }
}
