package io.swingup.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN = List.of("MountainCarContinuous-v0", "Pendulum-v1");

  @ParameterizedTest
  @CsvSource({
    "Pendulm-v1, Pendulum-v1",
    "pendulum-V1, Pendulum-v1",
    "Pendulum, Pendulum-v1",
    "MountainCar-Continuous, MountainCarContinuous-v0"
  })
  void findsTheNearestName(String name, String nearest) {
    assertThat(Names.nearest(name, KNOWN)).contains(nearest);
  }

  @Test
  void findsNothingNearAnUnlikeName() {
    assertThat(Names.nearest("CartPole", KNOWN)).isEmpty();
    assertThat(Names.nearest("Pendulum-v1", List.of())).isEmpty();
  }

  @Test
  void takesTheFirstOfEquallyNearNames() {
    assertThat(Names.nearest("axis", List.of("axes", "axis2"))).contains("axes");
  }

  @Test
  void saysWhichNamesAreKnownAndWhichIsNear() {
    assertThat(Names.unknown("environment", "Pendulm-v1", List.of("Pendulum-v1")))
        .isEqualTo(
            "environment must be one of [Pendulum-v1], was \"Pendulm-v1\";"
                + " did you mean Pendulum-v1?");
    assertThat(Names.unknown("environment", "CartPole", List.of("Pendulum-v1")))
        .isEqualTo("environment must be one of [Pendulum-v1], was \"CartPole\"");
  }
}
