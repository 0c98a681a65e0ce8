package io.swingup.environment.pendulum;

import static org.assertj.core.api.Assertions.assertThat;

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
  void knowsTheBestReturnsOfAThousandSeeds() {
    assertThat(LongStream.range(0, 1000).mapToObj(provider::bestKnownReturn))
        .allMatch(best -> best.orElseThrow() <= 0 && best.orElseThrow() > -600);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {-1, 1000, Long.MAX_VALUE})
  void knowsNoBestReturnOfOtherSeeds(long seed) {
    assertThat(provider.bestKnownReturn(seed)).isEmpty();
  }
}
