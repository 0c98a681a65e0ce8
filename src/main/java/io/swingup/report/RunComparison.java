package io.swingup.report;

import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;

/** The returns of several runs over one another against environment steps. */
final class RunComparison {
  private static final int HEIGHT = 600;
  private static final int MAX_POINTS = 1_000; // as many as the picture has columns

  private RunComparison() {}

  /**
   * Draws the mean of 40 episodes of each run, and of all the interquartile mean and its band, as
   * far as there are all runs.
   *
   * @param runs at least one, each with at least one episode; names may be equal
   */
  static XYChart of(List<RunHistory> runs) {
    String title = runs.size() + " runs: " + Statistics.BAND;
    XYChart chart = Charts.empty(title, "return", HEIGHT, runs);
    for (int i = 0; i < runs.size(); i++) {
      List<Episode> episodes = runs.get(i).episodes();
      double[] means = episodes.stream().mapToDouble(Episode::meanReturn40).toArray();
      Charts.line(chart, key(i), Charts.steps(episodes), means, Charts.PALE, Charts.THIN);
      chart.getSeries(key(i)).setShowInLegend(i == 0).setLabel("single runs");
    }
    addBand(chart, runs);
    Charts.addBestKnown(chart, runs);
    return chart;
  }

  private static String key(int index) {
    return "run " + index;
  }

  private static void addBand(XYChart chart, List<RunHistory> runs) {
    long[] grid = grid(runs);
    List<double[]> means = runs.stream().map(run -> means(run, grid)).toList();
    double[] x = new double[grid.length];
    double[][] band = new double[3][grid.length];
    for (int i = 0; i < grid.length; i++) {
      int at = i;
      Statistics.Band all = Statistics.band(means.stream().mapToDouble(run -> run[at]).toArray());
      x[i] = grid[i];
      band[0][i] = all.high();
      band[1][i] = all.mean();
      band[2][i] = all.low();
    }
    Charts.line(chart, "upper end", x, band[0], Charts.WARM, Charts.DOTTED);
    Charts.line(chart, "interquartile mean", x, band[1], Charts.DEEP, Charts.THICK);
    Charts.line(chart, "lower end", x, band[2], Charts.WARM, Charts.DOTTED);
  }

  /* Where episodes of the run that is the first to stop ended, once all runs had ended one. */
  private static long[] grid(List<RunHistory> runs) {
    RunHistory shortest =
        runs.stream().min(Comparator.comparingLong(RunComparison::end)).orElseThrow();
    long begin =
        runs.stream().mapToLong(run -> run.episodes().get(0).totalSteps()).max().orElseThrow();
    long[] all =
        shortest.episodes().stream()
            .mapToLong(Episode::totalSteps)
            .filter(steps -> steps >= begin)
            .toArray();
    List<Long> thinned = new ArrayList<>();
    int stride = 1 + (all.length - 1) / MAX_POINTS;
    for (int i = all.length - 1; i >= 0; i -= stride) { // the last one is always there
      thinned.add(0, all[i]);
    }
    return thinned.stream().mapToLong(steps -> steps).toArray();
  }

  private static long end(RunHistory run) {
    return run.episodes().get(run.episodes().size() - 1).totalSteps();
  }

  /* The mean as it was after each of so many steps. */
  private static double[] means(RunHistory run, long... grid) {
    List<Episode> episodes = run.episodes();
    double[] means = new double[grid.length];
    int last = 0;
    for (int i = 0; i < grid.length; i++) {
      while (last + 1 < episodes.size() && episodes.get(last + 1).totalSteps() <= grid[i]) {
        last++;
      }
      means[i] = episodes.get(last).meanReturn40();
    }
    return means;
  }
}
