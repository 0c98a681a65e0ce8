package io.swingup.storage.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.training.config.RunConfig;
import org.junit.jupiter.api.Test;

class ConfigDifferencesTest {
  private static RunConfig config(String path, String value) {
    return new ConfigReader("keras-example").set(path, value).read();
  }

  @Test
  void namesEachSettingThatDiffersWithBothValues() {
    RunConfig before = config("agent.discount", "0.99");

    assertThat(ConfigDifferences.of(before, config("seed", "0"))).isEmpty();
    assertThat(ConfigDifferences.of(before, config("agent.networks.actor_hidden", "[8, 9]")))
        .containsExactly("agent.networks.actor_hidden [256,256] instead of [8,9]");
    assertThat(
            ConfigDifferences.of(
                before,
                new ConfigReader("keras-example")
                    .set("training.episodes", "5")
                    .set("agent.discount", "0.5")
                    .read()))
        .containsExactly(
            "agent.discount 0.99 instead of 0.5",
            "training.budget 100 episodes instead of 5 episodes");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(ConfigDifferences.of("policy", "", "a"))
        .containsExactly("policy nothing instead of a");
    assertThat(ConfigDifferences.of("policy", "a", "a")).isEmpty();
  }
}
