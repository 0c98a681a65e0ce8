package io.swingup.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void figuresAndIntervalsAreThoseOfRliable() {
    List<StatisticsFigures.Pair> figures = StatisticsFigures.recorded();

    assertThat(figures)
        .hasSizeGreaterThan(70)
        .allSatisfy(pair -> assertThat(pair.difference()).as(pair.toString()).isLessThan(1e-12));
  }

  @Test
  void severalFiguresComeFromTheSameResamples() {
    Scores scores = Scores.ofOneTask(3, 1, 4, 1, 5, 9, 2, 6);
    Bootstrap bootstrap = new Bootstrap(100, 7);

    List<Interval> both =
        bootstrap.ofEach(
            x -> new double[] {Aggregates.mean(x), Aggregates.interquartileMean(x)}, scores);

    assertThat(both)
        .containsExactly(
            bootstrap.of(Aggregates::mean, scores),
            bootstrap.of(Aggregates::interquartileMean, scores));
  }

  @Test
  void anIntervalIsAboutTwoStandardErrorsWideOnEitherSide() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? -1 : 1;
    }

    Interval mean = Bootstrap.QUICK.of(Aggregates::mean, Scores.ofOneTask(values));

    // The mean of n resampled ±1 varies as 1 / √n = 0.1; 1.96 of these are 0.196.
    assertThat(mean.estimate()).isZero();
    assertThat(mean.high()).isCloseTo(0.196, within(0.03));
    assertThat(mean.low()).isCloseTo(-0.196, within(0.03));
  }

  @Test
  void anotherSeedDrawsOtherRuns() {
    Scores scores = Scores.ofOneTask(3, 1, 4, 1, 5, 9, 2, 6);

    assertThat(new Bootstrap(50, 1).of(Aggregates::mean, scores))
        .isNotEqualTo(new Bootstrap(50, 2).of(Aggregates::mean, scores));
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new Bootstrap(0, 1)).hasMessage("resamples must be >= 1, was 0");
    assertThatThrownBy(Scores::ofOneTask).hasMessageContaining("had []");
    assertThatThrownBy(() -> Scores.of(List.of(new double[] {1, 2}, new double[] {3})))
        .hasMessageContaining("had [2, 1]");
  }
}
