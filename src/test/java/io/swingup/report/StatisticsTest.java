package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.report.Statistics.Band;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void leavesOutTheLowestAndTheHighestQuarter() {
    // scipy.stats.trim_mean(x, 0.25)
    assertThat(Statistics.interquartileMean(100, 1, 2, 3, 4, 5, 6, -900)).isEqualTo(3.5);
    assertThat(Statistics.interquartileMean(1, 2, 30)).isEqualTo(11);
    assertThat(Statistics.interquartileMean(7)).isEqualTo(7);
  }

  @Test
  void aBandOfEqualRunsHasNoWidth() {
    assertThat(Statistics.band(2, 2, 2, 2)).isEqualTo(new Band(2, 2, 2));
  }

  @Test
  void aBandIsAboutTwoStandardErrorsWideOnEitherSide() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? -1 : 1;
    }

    Band band = Statistics.band(values);

    // Of resamples of ±1 the interquartile mean varies as 2 √(p (1 − p) / n) = 0.1, scaled by 2.
    assertThat(band.mean()).isZero();
    assertThat(band.high()).isCloseTo(0.4, within(0.1));
    assertThat(band.low()).isCloseTo(-0.4, within(0.1));
  }
}
