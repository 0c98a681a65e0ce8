package io.swingup.report;

import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import io.swingup.storage.history.RunHistory.Evaluation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The returns of one run, or of several laid over one another, against environment steps. */
final class LearningCurve {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;
  private static final Color PALE = new Color(160, 185, 215);
  private static final Color DEEP = new Color(20, 60, 130);
  private static final Color WARM = new Color(205, 90, 0);
  private static final BasicStroke THIN = new BasicStroke(1f);
  private static final BasicStroke THICK = new BasicStroke(3.5f);
  private static final BasicStroke DASHED =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {9, 6}, 0);

  private static final BasicStroke DOTTED =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {2, 3}, 0);

  private LearningCurve() {}

  /** Draws the mean of 40 episodes, single returns behind it, evaluations and the best known. */
  static XYChart of(RunHistory run) {
    XYChart chart = empty("Learning curve of " + run.name(), List.of(run));
    List<Episode> episodes = run.episodes();
    if (!episodes.isEmpty()) {
      double[] steps = steps(episodes);
      line(
          chart,
          String.format(
              Locale.ROOT,
              "return of an episode, %.0f steps with noise",
              stepsPerEpisode(List.of(run))),
          steps,
          episodes.stream().mapToDouble(Episode::episodeReturn).toArray(),
          PALE,
          THIN);
      line(
          chart,
          "mean of the last 40 episodes",
          steps,
          episodes.stream().mapToDouble(Episode::meanReturn40).toArray(),
          DEEP,
          THICK);
    }
    addEvaluations(chart, run.evaluations());
    addBestKnown(chart, List.of(run));
    return chart;
  }

  /** Draws the mean of 40 episodes of each run, and of all the interquartile mean and its band. */
  static XYChart of(List<RunHistory> runs) {
    XYChart chart = empty(runs.size() + " runs: " + Statistics.BAND, runs);
    for (RunHistory run : runs) {
      line(
          chart,
          run.name(),
          steps(run.episodes()),
          run.episodes().stream().mapToDouble(Episode::meanReturn40).toArray(),
          PALE,
          THIN);
    }
    chart.getSeriesCollection().forEach(series -> series.setShowInLegend(false));
    chart.getSeries(runs.get(0).name()).setShowInLegend(true).setLabel("single runs");
    List<Double> steps = new ArrayList<>();
    List<Statistics.Band> bands = new ArrayList<>();
    for (Episode at : shortest(runs).episodes()) {
      double[] values = runs.stream().mapToDouble(run -> meanAt(run, at.totalSteps())).toArray();
      steps.add((double) at.totalSteps());
      bands.add(Statistics.band(values));
    }
    double[] x = array(steps);
    line(
        chart,
        "upper end",
        x,
        bands.stream().mapToDouble(Statistics.Band::high).toArray(),
        WARM,
        DOTTED);
    line(
        chart,
        "interquartile mean",
        x,
        bands.stream().mapToDouble(Statistics.Band::mean).toArray(),
        DEEP,
        THICK);
    line(
        chart,
        "lower end",
        x,
        bands.stream().mapToDouble(Statistics.Band::low).toArray(),
        WARM,
        DOTTED);
    addBestKnown(chart, runs);
    return chart;
  }

  /** Draws the losses of both networks, each on a scale of its own. */
  static XYChart losses(RunHistory run) {
    XYChart chart = empty("Losses of " + run.name(), List.of(run));
    chart.setYAxisGroupTitle(0, "critic");
    chart.setYAxisGroupTitle(1, "actor");
    List<Episode> learned =
        run.episodes().stream().filter(each -> each.criticLoss().isPresent()).toList();
    double[] steps = steps(learned);
    line(
        chart,
        "critic: mean (y − Q)²",
        steps,
        learned.stream().mapToDouble(each -> each.criticLoss().orElse(0)).toArray(),
        DEEP,
        THICK);
    line(
        chart,
        "actor: −mean Q, right scale",
        steps,
        learned.stream().mapToDouble(each -> each.actorLoss().orElse(0)).toArray(),
        WARM,
        DASHED);
    chart
        .getSeriesCollection()
        .forEach(series -> series.setYAxisGroup(series.getName().startsWith("actor") ? 1 : 0));
    chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    return chart;
  }

  private static XYChart empty(String title, List<RunHistory> runs) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("environment steps (episode)")
            .yAxisTitle("return")
            .build();
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.InsideSE)
        .setLocale(Locale.ROOT);
    chart.getStyler().setPlotGridLinesColor(new Color(225, 225, 225));
    chart.getStyler().setErrorBarsColor(WARM);
    double stepsPerEpisode = stepsPerEpisode(runs);
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            step -> String.format(Locale.ROOT, "%.0f (%.0f)", step, step / stepsPerEpisode));
    return chart;
  }

  private static double stepsPerEpisode(List<RunHistory> runs) {
    List<Episode> episodes = runs.get(0).episodes();
    return episodes.isEmpty()
        ? 1
        : (double) episodes.get(episodes.size() - 1).totalSteps() / episodes.size();
  }

  private static void line(
      XYChart chart, String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
    if (x.length > 0) {
      XYSeries series = chart.addSeries(name, x, y);
      series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
    }
  }

  private static void addEvaluations(XYChart chart, List<Evaluation> evaluations) {
    if (!evaluations.isEmpty()) {
      XYSeries series =
          chart.addSeries(
              "without noise, %d starts, ± standard deviation"
                  .formatted(evaluations.get(0).starts()),
              evaluations.stream().mapToDouble(Evaluation::totalSteps).toArray(),
              evaluations.stream().mapToDouble(Evaluation::meanReturn).toArray(),
              evaluations.stream().mapToDouble(Evaluation::stdReturn).toArray());
      series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(WARM);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
  }

  private static void addBestKnown(XYChart chart, List<RunHistory> runs) {
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

  private static RunHistory shortest(List<RunHistory> runs) {
    RunHistory shortest = runs.get(0);
    for (RunHistory run : runs) {
      shortest = run.episodes().size() < shortest.episodes().size() ? run : shortest;
    }
    return shortest;
  }

  /* The mean as it stood after so many steps. */
  private static double meanAt(RunHistory run, long steps) {
    double mean = run.episodes().get(0).meanReturn40();
    for (Episode episode : run.episodes()) {
      if (episode.totalSteps() > steps) {
        break;
      }
      mean = episode.meanReturn40();
    }
    return mean;
  }

  private static double[] steps(List<Episode> episodes) {
    return episodes.stream().mapToDouble(Episode::totalSteps).toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
