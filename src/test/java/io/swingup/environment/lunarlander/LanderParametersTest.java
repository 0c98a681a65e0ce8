package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swingup.environment.Environment;
import io.swingup.environment.TimeStep;
import io.swingup.usage.UsageException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanderParametersTest {
  private static LanderParameters of(String name, Object value) {
    return LanderParameters.of(new TreeMap<>(Map.of(name, value)));
  }

  @Test
  void areGymnasiumsWhereNothingIsChosen() {
    assertThat(LanderParameters.of(new TreeMap<>()))
        .isEqualTo(new LanderParameters(-10, false, 15, 1.5));
  }

  @Test
  void takeWholeNumbersToo() {
    assertThat(of("gravity", -5).gravity()).isEqualTo(-5);
  }

  @ParameterizedTest
  @CsvSource({
    "gravity, -12, gravity must be above -12 and below 0",
    "gravity, 0, gravity must be above -12 and below 0",
    "wind_power, 20.5, 'wind_power must be in [0, 20]'",
    "turbulence_power, -1, 'turbulence_power must be in [0, 2]'"
  })
  void refuseNumbersOutOfRange(String name, double value, String rule) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> of(name, value))
        .withMessage("environment.parameters.%s, was %s", rule, value);
  }

  @Test
  void refuseOtherKindsOfValues() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> of("gravity", "low"))
        .withMessage("environment.parameters.gravity must be a number, was low");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> of("enable_wind", 1))
        .withMessage("environment.parameters.enable_wind must be true or false, was 1");
  }

  @Test
  void nameTheNearestOfThoseThatThereAre() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> of("wind", true))
        .withMessageStartingWith("environment.parameters must be one of [enable_wind, gravity,")
        .withMessageContaining("was \"wind\"");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> of("gravty", -9))
        .withMessageEndingWith("did you mean gravity?");
  }

  @Test
  void changeTheWorld() {
    TimeStep plain = second(Map.of());

    assertThat(second(Map.of("gravity", -3))).isNotEqualTo(plain);
    assertThat(second(Map.of("enable_wind", true))).isNotEqualTo(plain);
    assertThat(second(Map.of("wind_power", 3))).isEqualTo(plain); // as no wind blows
  }

  private static TimeStep second(Map<String, Object> parameters) {
    try (Environment lander = new LunarLanderProvider().create(new TreeMap<>(parameters))) {
      lander.reset(4);
      return lander.step(0, 0);
    }
  }
}
