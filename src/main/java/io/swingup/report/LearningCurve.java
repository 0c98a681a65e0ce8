package io.swingup.report;

import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import io.swingup.storage.history.RunHistory.Evaluation;
import java.util.List;
import java.util.OptionalLong;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The returns of one run against environment steps. */
final class LearningCurve {
  private static final int HEIGHT = 600;

  private LearningCurve() {}

  /** Draws the mean of 40 episodes, single returns behind it, evaluations and the best known. */
  static XYChart of(RunHistory run) {
    XYChart chart = Charts.empty("Learning curve of " + run.name(), "return", HEIGHT, List.of(run));
    double[] steps = Charts.steps(run.episodes());
    OptionalLong length = Charts.episodeLength(List.of(run));
    Charts.line(
        chart,
        "return of an episode, "
            + (length.isPresent() ? length.getAsLong() + " steps " : "")
            + "with noise",
        steps,
        run.episodes().stream().mapToDouble(Episode::episodeReturn).toArray(),
        Charts.PALE,
        Charts.THIN);
    Charts.line(
        chart,
        "mean of the last 40 episodes",
        steps,
        run.episodes().stream().mapToDouble(Episode::meanReturn40).toArray(),
        Charts.DEEP,
        Charts.THICK);
    addEvaluations(chart, run.evaluations());
    Charts.addBestKnown(chart, List.of(run));
    return chart;
  }

  private static void addEvaluations(XYChart chart, List<Evaluation> evaluations) {
    if (!evaluations.isEmpty()) {
      XYSeries series =
          chart.addSeries(
              "without noise, " + evaluations.get(0).starts() + " starts, ± standard deviation",
              evaluations.stream().mapToDouble(Evaluation::totalSteps).toArray(),
              evaluations.stream().mapToDouble(Evaluation::meanReturn).toArray(),
              evaluations.stream().mapToDouble(Evaluation::stdReturn).toArray());
      series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(Charts.WARM);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
  }
}
