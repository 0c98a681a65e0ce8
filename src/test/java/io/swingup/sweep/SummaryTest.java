package io.swingup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void figuresSayWhenTheTaskWasSolvedAndHowWellItStayedSolved() {
    List<Double> returns = new ArrayList<>(Collections.nCopies(100, -100.0));
    returns.subList(0, 20).replaceAll(x -> -1000.0);
    returns.set(70, -700.0);

    assertThat(SeedFigures.of(returns, 200))
        .containsExactly(
            entry("mean_return_40_at_40", -550.0),
            entry("mean_return_40_at_60", -100.0),
            entry("mean_return_40_at_80", -115.0),
            entry("mean_return_40_at_100", -115.0),
            entry("steps_to_first_above_200", 4200.0),
            entry("worst_return_after_50", -700.0));
  }

  @Test
  void quartilesInterpolateBetweenTheValues() {
    List<Double> values = List.of(4.0, 1.0, 3.0, 2.0);

    assertThat(Summary.quantile(values, 0.25)).isCloseTo(1.75, within(1e-12));
    assertThat(Summary.quantile(values, 0.5)).isCloseTo(2.5, within(1e-12));
    assertThat(Summary.quantile(List.of(), 0.5)).isNaN();
  }

  @Test
  void testsTellSamplesOfOneDistributionFromThoseOfTwo() {
    List<Double> values = IntStream.range(0, 20).mapToObj(i -> (double) i).toList();
    List<Double> alike = values.stream().map(x -> x + 0.5).toList();
    List<Double> shifted = values.stream().map(x -> x + 15).toList();

    assertThat(new Summary("x", values, alike).kolmogorovSmirnov().orElseThrow())
        .isGreaterThan(0.9);
    assertThat(new Summary("x", values, alike).mannWhitney().orElseThrow()).isGreaterThan(0.5);
    assertThat(new Summary("x", values, shifted).kolmogorovSmirnov().orElseThrow())
        .isLessThan(1e-4);
    assertThat(new Summary("x", values, shifted).mannWhitney().orElseThrow()).isLessThan(1e-4);
    assertThat(new Summary("x", values, List.of()).mannWhitney()).isEmpty();
  }
}
