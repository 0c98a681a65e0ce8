package io.swingup.environment.pendulum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import io.swingup.environment.StatePlane.Point;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendulumProviderTest {
  private final PendulumProvider provider = new PendulumProvider();

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"0, -121.635282", "1, -0.373729", "3, -217.06175"})
  void knowsTheBestReturnOfASeed(long seed, double bestKnown) {
    assertThat(provider.bestKnownReturn(seed)).hasValue(bestKnown);
  }

  @Test
  void filmsBeginWithARodThatHangsNearlyStill() {
    try (Environment pendulum = provider.create()) {
      FloatVector start = pendulum.reset(provider.filmSeed()).observation();

      assertThat(start.get(0)).isLessThan(-0.99f); // cosine of the angle from upright
      assertThat(start.get(2)).isBetween(-0.1f, 0.1f); // rad/s
    }
  }

  @ParameterizedTest(name = "angle {0}, angular velocity {1}")
  @CsvSource({"0, 0", "3.1, -8", "-3.1, 8", "-1.5, 0.25"})
  void everyStateIsThePointOfThePlaneThatItsObservationSays(double angle, double velocity) {
    StatePlane plane = provider.plane().orElseThrow();

    Point state = plane.state(plane.observation(new Point(angle, velocity)));

    assertThat(state.x()).isCloseTo(angle, within(1e-6));
    assertThat(state.y()).isEqualTo(velocity);
    assertThat(plane.horizontal().wraps()).isTrue();
    assertThat(plane.vertical().wraps()).isFalse();
  }

  @Test
  void knowsTheBestReturnsOfAThousandSeeds() {
    assertThat(LongStream.range(0, 1000).mapToObj(provider::bestKnownReturn))
        .allMatch(best -> best.orElseThrow() <= 0 && best.orElseThrow() > -600);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {-1, 1000, Long.MAX_VALUE})
  void knowsNoBestReturnOfOtherSeeds(long seed) {
    assertThat(provider.bestKnownReturn(seed)).isEmpty();
  }

  @Test
  void countsAnEpisodeAsSolvedAboveMinusTwoHundred() {
    assertThat(provider.solvedReturn()).hasValue(-200);
  }
}
