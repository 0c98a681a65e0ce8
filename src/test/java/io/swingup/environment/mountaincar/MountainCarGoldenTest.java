package io.swingup.environment.mountaincar;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.Environment;
import io.swingup.environment.TimeLimit;
import io.swingup.environment.TimeStep;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares with what Gymnasium's MountainCarContinuous-v0 did; each file says which version and
 * how.
 */
class MountainCarGoldenTest {
  private static final String TRANSITIONS = "mountain_car_transitions.csv";

  @Test
  void startsWhereGymnasiumStarts() {
    assertThat(MountainCarRecording.resets(GoldenFile.rows("mountain_car_reset.csv"))).isEmpty();
  }

  @Test
  void stepsAsGymnasiumDoes() {
    assertThat(MountainCarRecording.steps(GoldenFile.rows(TRANSITIONS))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void staysWithGymnasiumForWholeEpisodes(Precision precision) {
    try (Environment car =
        new TimeLimit(new MountainCar(precision), MountainCarProvider.MAX_EPISODE_STEPS)) {
      for (GoldenRow row : rowsFromReset(precision)) {
        if (row.int32("step") == 0) {
          car.reset(row.bits64("seed"));
        }
        TimeStep step = car.step(MountainCarRecording.action(row));

        assertThat(step.observation().toArray())
            .containsExactly(row.float32("position_next"), row.float32("velocity_next"));
        assertThat(step.isTerminated()).isEqualTo(row.int32("terminated") == 1);
        assertThat(step.isTruncated()).isEqualTo(row.int32("truncated") == 1);
      }
    }
  }

  @Test
  void theRecordingHasGoalWallSpeedLimitAndTimeLimit() {
    List<GoldenRow> rows = GoldenFile.rows(TRANSITIONS);

    assertThat(rows).anyMatch(row -> row.int32("terminated") == 1 && row.int32("step") < 200);
    assertThat(rows).anyMatch(row -> row.float32("position_next") == -1.2f);
    assertThat(rows).anyMatch(row -> Math.abs(row.float32("velocity_next")) == 0.07f);
    assertThat(rows).anyMatch(row -> row.int32("truncated") == 1 && row.int32("step") == 998);
  }

  private static List<GoldenRow> rowsFromReset(Precision precision) {
    return GoldenFile.rows(TRANSITIONS).stream()
        .filter(row -> MountainCarRecording.precision(row) == precision)
        .filter(row -> !row.text("policy").equals("preset"))
        .toList();
  }
}
