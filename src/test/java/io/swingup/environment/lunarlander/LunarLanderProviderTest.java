package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LunarLanderProviderTest {
  private final LunarLanderProvider provider = new LunarLanderProvider();

  @Test
  void isFoundByItsId() {
    assertThat(Environments.provider("LunarLanderContinuous-v3"))
        .isInstanceOf(LunarLanderProvider.class);
  }

  @Test
  void countsAnEpisodeAsSolvedFromTwoHundredOn() {
    assertThat(provider.solvedReturn()).hasValue(200);
  }

  @Test
  void takesTheParametersOfAConfiguration() {
    EnvironmentConfig config =
        new EnvironmentConfig(
            "LunarLanderContinuous-v3", 0, new TreeMap<>(Map.of("enable_wind", true)));
    EnvironmentProvider windy = Environments.provider(config);

    try (Environment lander = windy.create();
        Environment plain = provider.create()) {
      assertThat(lander.reset(1)).isNotEqualTo(plain.reset(1));
    }
  }

  @Test
  void filmsLandersThatDrawThemselves() {
    try (Environment lander = provider.filmed().orElseThrow().create()) {
      lander.reset(provider.filmSeed());

      assertThat(lander.picture()).isPresent();
    }
  }
}
