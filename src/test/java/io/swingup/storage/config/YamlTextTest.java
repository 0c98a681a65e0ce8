package io.swingup.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.network.NetworkConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  @TempDir Path folder;

  private ConfigReader over(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);
    return new ConfigReader("keras-example").overlay(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent.critic.rate: 0.5",
        "agent: {critic.rate: 0.5}",
        "agent.critic: {rate: 0.5}",
        "version: 3\nagent: {critic: {rate: 0.5}}",
        "version: 2\nagent: {critic: {rate: 0.5}}",
        "learning.critic.rate: 0.5",
        "version: 1\nlearning: {critic: {rate: 0.5}}"
      })
  void aNameWithDotsIsASettingInItsGroup(String text) throws IOException {
    assertThat(over(text).read())
        .isEqualTo(new ConfigReader("keras-example").set("agent.critic.rate", "0.5").read());
  }

  @Test
  void nothingButCommentsChangesNothing() throws IOException {
    assertThat(over("# later\n").read()).isEqualTo(new ConfigReader("keras-example").read());
  }

  @Test
  void noiseOfTheFirstVersionIsRelativeToTheEnvironmentOfTheRun() throws IOException {
    assertThat(over("exploration: {sigma: 0.5}").set("environment", "Approach-v0x"))
        .satisfies(
            reader ->
                assertThatThrownBy(reader::read).hasMessageContaining("did you mean Approach-v0?"));
    assertThatThrownBy(
            () -> over("exploration: {sigma: 0.5}").set("environment", "Approach-v0").read())
        .hasMessageContaining("exploration.sigma must become exploration.scale")
        .hasMessageContaining("[1.0, 0.25]");
    assertThat(over("exploration: {sigma: 0.5}").read().exploration().scale()).isEqualTo(0.25);
  }

  @Test
  void countsWithoutAUnitAreEpisodesUnderTheirOldNamesAlone() throws IOException {
    assertThat(over("training: {episodes: 7}").read().training().budget())
        .hasToString("7 episodes");
    assertThatThrownBy(() -> over("training: {budget: 7}").read())
        .hasMessage(
            "training.budget must be a number of steps or episodes, such as 20000 steps, was 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "version: 1 / networks: {scale_inputs: true}; BOUNDS",
        "version: 1 / networks: {scale_inputs: false}; NONE",
        "version: 2 / agent.networks.scale_inputs: true; BOUNDS",
        "agent.networks.scale_inputs: true; BOUNDS",
        "networks.scale_inputs: false; NONE",
        "version: 3 / agent.networks.input_scaling: running; RUNNING",
        "agent.networks.input_scaling: bounds; BOUNDS",
      })
  void whetherInputsAreScaledBecameHow(String text, NetworkConfig.Scaling expected)
      throws IOException {
    NetworkConfig networks = over(text.replace(" / ", "\n")).read().agent().networks();

    assertThat(networks.inputScaling()).isEqualTo(expected);
  }

  @Test
  void refusesWhatItCannotMean() {
    assertThatThrownBy(() -> over("seed: 1\nseed: 2\n")).hasMessageContaining("Duplicate field");
    assertThatThrownBy(() -> over("agent: {critic.rate: 1, critic: {rate: 2}}"))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("sets critic.rate twice");
    assertThatThrownBy(() -> over("a: &a {seed: 1}\n<<: *a\n"))
        .hasMessageEndingWith("must spell its settings out: << is not supported");
    assertThatThrownBy(() -> over("version: 4\n"))
        .hasMessageEndingWith("version must be in [1, 3], was 4");
    assertThatThrownBy(
            () -> over("agent.networks: {scale_inputs: true, input_scaling: none}").read())
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("sets agent.networks.input_scaling twice");
    assertThatThrownBy(() -> over("version: 3\nagent.networks.scale_inputs: true").read())
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no setting agent.networks.scale_inputs");
    assertThatThrownBy(() -> over("seed: 0x10\n"))
        .hasMessageEndingWith("without leading zeros, was 0x10");
  }
}
