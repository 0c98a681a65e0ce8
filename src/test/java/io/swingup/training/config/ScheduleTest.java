package io.swingup.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void fallsInAStraightLine() {
    Schedule schedule = new Schedule(100, 200, 0.2);

    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(100)).isEqualTo(1);
    assertThat(schedule.at(150)).isEqualTo(0.6);
    assertThat(schedule.at(200)).isEqualTo(0.2);
    assertThat(schedule.at(1_000_000)).isEqualTo(0.2);
  }

  @Test
  void mayFallAtOnceOrNotAtAll() {
    assertThat(new Schedule(5, 5, 0).at(5)).isEqualTo(1);
    assertThat(new Schedule(5, 5, 0).at(6)).isZero();
    assertThat(new Schedule(0, 0, 1).at(7)).isEqualTo(1);
  }

  @Test
  void refusesStepsOutOfOrderAndFactorsOutOfRange() {
    assertThatThrownBy(() -> new Schedule(5, 4, 1))
        .hasMessage("from must be in [0, to], where to is 4, was 5");
    assertThatThrownBy(() -> new Schedule(0, 4, Double.NaN))
        .hasMessage("end must be in [0, 1], was NaN");
  }
}
