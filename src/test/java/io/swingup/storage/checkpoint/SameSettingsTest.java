package io.swingup.storage.checkpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSettingsTest {
  private static RunConfig with(String... settings) {
    ConfigReader reader = new ConfigReader("pendulum");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      reader.set(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return reader.read();
  }

  @Test
  void namesEachSettingThatHasChanged() {
    RunConfig then = with();
    RunConfig now =
        with(
            "agent.discount=0.5",
            "seed=7",
            "agent.networks.actor_hidden=[8]",
            "session.device=cpu");

    assertThatThrownBy(() -> SameSettings.require(then, now))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("checkpoint has agent.discount 0.995 instead of 0.5, ")
        .hasMessageContaining("seed 0 instead of 7")
        .hasMessageContaining("agent.networks.actor_hidden")
        .hasMessageNotContaining("device");
  }

  @ParameterizedTest
  @CsvSource({
    "training.episodes=9999",
    "recording.trace=true",
    "recording.checkpoint_every=3 episodes",
    "session.intra_op_threads=2"
  })
  void letsBudgetRecordingAndSessionChange(String setting) {
    assertThatCode(() -> SameSettings.require(with(), with(setting))).doesNotThrowAnyException();
  }
}
