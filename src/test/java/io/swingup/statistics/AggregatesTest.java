package io.swingup.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private static final Scores FOUR = Scores.ofOneTask(4, 1, 3, 2);

  @Test
  void leavesOutTheLowestAndTheHighestQuarter() {
    // scipy.stats.trim_mean(x, 0.25)
    assertThat(middle(100, 1, 2, 3, 4, 5, 6, -900)).isEqualTo(3.5);
    assertThat(middle(1, 2, 30)).isEqualTo(11);
    assertThat(middle(7)).isEqualTo(7);
  }

  private static double middle(double... values) {
    return Aggregates.interquartileMean(Scores.ofOneTask(values));
  }

  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Aggregates.median(FOUR)).isEqualTo(2.5);
    assertThat(Aggregates.median(Scores.ofOneTask(9, -1, 4))).isEqualTo(4);
  }

  @Test
  void whatLiesAboveTheTargetMakesUpForNothing() {
    assertThat(Aggregates.optimalityGap(FOUR, 3)).isEqualTo((0 + 2 + 0 + 1) / 4.);
    assertThat(Aggregates.optimalityGap(FOUR, 0)).isZero();
  }

  @Test
  void aProfileCountsWhatIsAboveAThreshold() {
    assertThat(Aggregates.profile(FOUR, 0, 1, 1.5, 3, 4)).containsExactly(1, 0.75, 0.75, 0.25, 0);
  }

  @Test
  void equalScoresAreHalfAnImprovement() {
    Scores y = Scores.ofOneTask(2, 5);

    assertThat(Aggregates.probabilityOfImprovement(FOUR, y)).isEqualTo(2.5 / 8);
    assertThat(Aggregates.probabilityOfImprovement(FOUR, FOUR)).isEqualTo(0.5);
    assertThat(Aggregates.probabilityOfImprovement(y, FOUR)).isCloseTo(5.5 / 8, within(1e-15));
  }

  @Test
  void tasksAreComparedEachForItself() {
    Scores x = Scores.of(List.of(new double[] {1, 100}, new double[] {2, 200}));
    Scores y = Scores.of(List.of(new double[] {0, 300}));

    assertThat(Aggregates.probabilityOfImprovement(x, y)).isEqualTo(0.5);
    assertThatThrownBy(() -> Aggregates.probabilityOfImprovement(x, FOUR))
        .hasMessage("both must have the same tasks, had 2 and 1");
  }
}
