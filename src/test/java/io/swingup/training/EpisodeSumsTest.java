package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpisodeSumsTest {
  private static final List<String> NAMES = List.of("critic_loss", "actor_loss");

  private static EpisodeSums afterThreeSteps() {
    EpisodeSums sums = new EpisodeSums(NAMES);
    sums.add(1, null);
    sums.add(2, new Update(Map.of("critic_loss", 3f), FloatVector.of(), FloatVector.of()));
    sums.add(
        3,
        new Update(
            Map.of("actor_loss", 7f, "critic_loss", 4f), FloatVector.of(), FloatVector.of()));
    return sums;
  }

  @Test
  void averagesEachMetricOverTheStepsThatReportedIt() {
    EpisodeSums sums = afterThreeSteps();

    assertThat(sums.length()).isEqualTo(3);
    assertThat(sums.episodeReturn()).isEqualTo(6);
    assertThat(sums.means()).containsExactly(3.5, 7.0);
  }

  @Test
  void hasNoMeanOfWhatNoStepReported() {
    EpisodeSums sums = new EpisodeSums(NAMES);
    sums.add(2, new Update(Map.of("critic_loss", 3f), FloatVector.of(), FloatVector.of()));

    assertThat(sums.means()).containsExactly(3.0, Double.NaN);
    sums.clear();
    assertThat(sums.means()).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void continuesFromItsState() {
    EpisodeSums sums = new EpisodeSums(NAMES);
    sums.restore(afterThreeSteps().state());
    sums.add(0, new Update(Map.of("actor_loss", 8f), FloatVector.of(), FloatVector.of()));

    assertThat(sums.means()).containsExactly(3.5, 7.5);
    assertThat(sums.length()).isEqualTo(4);
  }

  @Test
  void refusesTheStateOfOtherMetrics() {
    EpisodeSums other = new EpisodeSums(List.of("critic_loss"));

    assertThatThrownBy(() -> other.restore(afterThreeSteps().state()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sums must be of 1 metrics, are of 2");
  }
}
