package io.swingup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.swingup.statistics.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static SeedFigures run(int episodes, int length) {
    SeedFigures run = new SeedFigures();
    for (int i = 1; i <= episodes; i++) {
      run.add((long) i * length, i <= 20 ? -1000 : i == 71 ? -700 : -100);
    }
    return run;
  }

  @Test
  void figuresSayWhenTheTaskWasSolvedAndHowWellItStayedSolved() {
    assertThat(run(100, 200).byName(-200))
        .containsExactly(
            entry("mean_return_40_at_40", -550.0),
            entry("mean_return_40_at_60", -100.0),
            entry("mean_return_40_at_80", -115.0),
            entry("mean_return_40_at_100", -115.0),
            entry("steps_to_first_solved", 4200.0),
            entry("worst_return_after_50", -700.0));
  }

  @Test
  void whatWasNeverSolvedHasNoStepsUntilThen() {
    assertThat(run(20, 200).byName(-200))
        .containsExactly(entry("steps_to_first_solved", Double.NaN));
    assertThat(run(20, 200).byName(-1000)).containsEntry("steps_to_first_solved", Double.NaN);
    assertThat(run(30, 200).byName(Double.NaN)).isEmpty();
  }

  @Test
  void countsTheEpisodesAsLongAsTheyWere() {
    SeedFigures run = new SeedFigures();
    run.add(7, -300);
    run.add(19, -150);

    assertThat(run.byName(-200)).containsExactly(entry("steps_to_first_solved", 19.0));
  }

  @Test
  void countsTheRunsThatLackAFigure() {
    Summary summary =
        Summary.of(
                List.of(Map.of("x", 1.0), Map.of("x", Double.NaN), Map.of("x", 3.0)),
                List.of(Map.of("x", 1.0), Map.of("x", 2.0), Map.of("y", 3.0)))
            .get(0);

    assertThat(summary.seeds()).isEqualTo(new Sample(List.of(1.0, 3.0), 1));
    assertThat(summary.reference()).isEqualTo(new Sample(List.of(1.0, 2.0), 1));
    assertThat(summary.kolmogorovSmirnov()).isEmpty();
    assertThat(summary.mannWhitney()).isEmpty();
  }

  @Test
  void quartilesInterpolateBetweenTheValues() {
    Sample values = sample(List.of(4.0, 1.0, 3.0, 2.0));

    assertThat(values.quantile(0.25)).isCloseTo(1.75, within(1e-12));
    assertThat(values.quantile(0.5)).isCloseTo(2.5, within(1e-12));
    assertThat(sample(List.of()).quantile(0.5)).isNaN();
  }

  @Test
  void testsTellSamplesOfOneDistributionFromThoseOfTwo() {
    List<Double> values = IntStream.range(0, 20).mapToObj(i -> (double) i).toList();
    List<Double> alike = values.stream().map(x -> x + 0.5).toList();
    List<Double> shifted = values.stream().map(x -> x + 15).toList();

    assertThat(new Summary("x", sample(values), sample(alike)).kolmogorovSmirnov().orElseThrow())
        .isGreaterThan(0.9);
    assertThat(new Summary("x", sample(values), sample(alike)).mannWhitney().orElseThrow())
        .isGreaterThan(0.5);
    assertThat(new Summary("x", sample(values), sample(shifted)).kolmogorovSmirnov().orElseThrow())
        .isLessThan(1e-4);
    assertThat(new Summary("x", sample(values), sample(shifted)).mannWhitney().orElseThrow())
        .isLessThan(1e-4);
    assertThat(new Summary("x", sample(values), sample(List.of())).mannWhitney()).isEmpty();
  }

  @Test
  void oneRunIsNoSampleToTest() {
    Summary summary = new Summary("x", sample(List.of(1.0)), sample(List.of(1.0, 2.0)));

    assertThat(summary.kolmogorovSmirnov()).isEmpty();
    assertThat(summary.mannWhitney()).isEmpty();
  }

  private static Sample sample(List<Double> values) {
    return new Sample(values, 0);
  }
}
