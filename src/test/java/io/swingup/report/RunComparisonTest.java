package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.series.Series;

class RunComparisonTest {
  @TempDir Path folder;

  private Path place(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  @Test
  void laysRunsOverOneAnother() throws IOException {
    List<RunDirectory> runs = List.of(Runs.ofTwo(folder, "a", -900), Runs.ofTwo(folder, "b", -700));
    Path out = folder.resolve("both.svg");

    assertThat(RunReport.drawCurves(runs, out)).isEmpty();

    assertThat(out).content().contains("</svg>");
    XYChart chart = RunComparison.of(runs.stream().map(RunHistory::read).toList());
    assertThat(chart.getTitle()).contains("2 runs", "95 % of 2000 bootstrap resamples");
    assertThat(chart.getSeries("run 0").getYData()).containsExactly(-1500, -900);
    assertThat(chart.getSeries("run 1").getYData()).containsExactly(-1500, -700);
    assertThat(chart.getSeries("interquartile mean").getYData()).containsExactly(-1500, -800);
  }

  @Test
  void runsOfOneNameFromDifferentPlacesAreTwoRuns() throws IOException {
    List<RunDirectory> runs =
        List.of(Runs.ofTwo(place("here"), "a", -900), Runs.ofTwo(place("there"), "a", -700));

    assertThat(RunReport.drawCurves(runs, folder.resolve("both.png"))).isEmpty();

    XYChart chart = RunComparison.of(runs.stream().map(RunHistory::read).toList());
    assertThat(chart.getSeries("interquartile mean").getYData()).containsExactly(-1500, -800);
  }

  @Test
  void comparesEpisodesOfDifferentLengthsAfterEqualSteps() throws IOException {
    // Ends of episodes, with returns 1, 2, ...: 10, 20, 30, 40 and 25, 35.
    XYChart chart =
        RunComparison.of(
            List.of(
                Runs.ofLengths(folder, "a", 10, 10, 10, 10), Runs.ofLengths(folder, "b", 25, 10)));

    assertThat(chart.getSeries("interquartile mean").getXData()).containsExactly(25, 35);
    assertThat(chart.getSeries("interquartile mean").getYData())
        .containsExactly((2 + 1) / 2., (3 + 2) / 2.);
  }

  @Test
  void drawsNoBandOfRunsThatNeverOverlap() throws IOException {
    XYChart chart =
        RunComparison.of(List.of(Runs.ofLengths(folder, "a", 10), Runs.ofLengths(folder, "b", 25)));

    assertThat(chart.getSeriesCollection())
        .extracting(Series::getName)
        .containsExactly("run 0", "run 1");
  }

  @Test
  void drawsNoMorePointsThanThePictureHasColumns() throws IOException {
    int[] lengths = new int[2500];
    Arrays.fill(lengths, 2);

    XYChart chart = RunComparison.of(List.of(Runs.ofLengths(folder, "a", lengths)));

    double[] x = chart.getSeries("interquartile mean").getXData();
    assertThat(x).hasSizeBetween(500, 1000).isSorted().endsWith(5000);
  }

  @Test
  void refusesARunWithoutAnEpisode() throws IOException {
    List<RunDirectory> runs =
        List.of(
            Runs.ofTwo(folder, "a", -900), Runs.make(folder, "empty", Runs.HEAD, Runs.EVALUATIONS));

    assertThatThrownBy(() -> RunReport.drawCurves(runs, folder.resolve("both.png")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty has none");
  }
}
