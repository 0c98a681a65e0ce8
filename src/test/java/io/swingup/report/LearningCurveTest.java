package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.series.Series;

class LearningCurveTest {
  @TempDir Path folder;

  @Test
  void drawsReturnsEvaluationsAndTheBestKnown() throws IOException {
    XYChart chart = LearningCurve.of(RunHistory.read(Runs.ofTwo(folder, "a", -900)));

    assertThat(chart.getSeriesCollection())
        .extracting(Series::getName)
        .containsExactlyInAnyOrder(
            "return of an episode, 200 steps with noise",
            "mean of the last 40 episodes",
            "without noise, 10 starts, ± standard deviation",
            "best known");
    assertThat(chart.getSeries("mean of the last 40 episodes").getXData())
        .containsExactly(200, 400);
    assertThat(chart.getSeries("mean of the last 40 episodes").getYData())
        .containsExactly(-1500, -900);
    assertThat(chart.getSeries("best known").getYData()).containsExactly(-140, -140);
    assertThat(chart.getXAxisTitle()).isEqualTo("environment steps (episode)");
  }

  @Test
  void countsEpisodesBesideStepsOnlyWhereAllHaveTheSameLength() throws IOException {
    RunHistory equal = Runs.ofLengths(folder, "equal", 50, 50, 50);
    RunHistory differing = Runs.ofLengths(folder, "differing", 50, 20, 80);

    assertThat(Charts.episodeLength(List.of(equal))).hasValue(50);
    assertThat(Charts.episodeLength(List.of(differing))).isEmpty();
    assertThat(Charts.episodeLength(List.of(equal, differing))).isEmpty();
    assertThat(Charts.tick(100, OptionalLong.of(50))).isEqualTo("100 (2)");
    assertThat(Charts.tick(125, OptionalLong.of(50))).isEqualTo("125");
    assertThat(Charts.tick(100, OptionalLong.empty())).isEqualTo("100");
    XYChart chart = LearningCurve.of(differing);
    assertThat(chart.getXAxisTitle()).isEqualTo("environment steps");
    assertThat(chart.getSeriesCollection())
        .extracting(Series::getName)
        .contains("return of an episode, with noise");
  }
}
