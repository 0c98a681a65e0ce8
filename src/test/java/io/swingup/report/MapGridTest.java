package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import io.swingup.environment.TimeStep;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.report.Playback.Moment;
import io.swingup.tasks.Reach;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapGridTest {
  private static final StatePlane PENDULUM = new PendulumProvider().plane().orElseThrow();
  private static final StatePlane SQUARE =
      new Reach.Provider(false, false, true).plane().orElseThrow();

  private static Playback through(FloatVector... observations) {
    return new Playback(
        Stream.of(observations)
            .map(each -> new Moment(TimeStep.first(each), List.of(0.), 0))
            .toList());
  }

  @Test
  void observesTheMiddleOfEveryCellRowByRowFromTheUpperLeft() {
    assertThat(new MapGrid(SQUARE, 2, 2).observations())
        .containsExactly(-0.5f, 0.5f, 7, 0.5f, 0.5f, 7, -0.5f, -0.5f, 7, 0.5f, -0.5f, 7);
  }

  @Test
  void everyCellLiesWhereItsObservationSays() {
    for (StatePlane plane : List.of(PENDULUM, SQUARE)) {
      MapGrid grid = new MapGrid(plane, 6, 5);
      float[] observations = grid.observations();
      assertThat(observations).hasSize(grid.size() * 3);
      for (int i = 0; i < grid.size(); i++) {
        FloatVector observation =
            FloatVector.of(observations[3 * i], observations[3 * i + 1], observations[3 * i + 2]);
        double[] position = grid.position(observation);
        int row = i / 6;
        assertThat(position[0]).isCloseTo((i % 6 + 0.5) / 6, within(1e-6));
        assertThat(position[1]).isCloseTo((row + 0.5) / 5, within(1e-6));
      }
    }
  }

  @Test
  void aLineDoesNotCrossTheSeamOfAnAxisThatWraps() {
    // Through the lowest point, where the angle jumps from π to −π.
    Playback below =
        through(
            FloatVector.of(-0.9f, 0.4f, 1),
            FloatVector.of(-0.99f, 0.1f, 1),
            FloatVector.of(-0.99f, -0.1f, 1));

    assertThat(new MapGrid(PENDULUM, 2, 2).lines(below))
        .extracting(List::size)
        .containsExactly(2, 1);
  }

  @Test
  void aLineMayCrossAllOfAnAxisThatDoesNotWrap() {
    Playback across = through(FloatVector.of(-1, -1, 2), FloatVector.of(1, 1, 1));

    assertThat(new MapGrid(SQUARE, 2, 2).lines(across)).extracting(List::size).containsExactly(2);
  }
}
