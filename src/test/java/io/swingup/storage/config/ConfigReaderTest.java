package io.swingup.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.network.AdamConfig;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path folder;

  private static ConfigReader reader() {
    return new ConfigReader("keras-example");
  }

  private static DdpgConfig ddpg(RunConfig config) {
    return (DdpgConfig) config.agent();
  }

  @Test
  void readsEveryPreset() {
    for (String preset : ConfigReader.PRESETS) {
      RunConfig config = new ConfigReader(preset).set("environment.id", "Pendulum-v1").read();

      String suffix = preset.substring(preset.lastIndexOf('-') + 1);
      assertThat(config.agent().algorithm())
          .isEqualTo(List.of("td3", "sac").contains(suffix) ? suffix : "ddpg");
    }
  }

  @Test
  void takesTheDefaultsOfAnotherAlgorithmButTheTaskOfThePreset() {
    RunConfig pendulum = new ConfigReader("pendulum").read();
    RunConfig sac =
        new ConfigReader("pendulum")
            .set("agent.critic.rate", "0.01")
            .set("agent.algorithm", "sac")
            .read();
    SacConfig defaults = (SacConfig) reader().set("agent.algorithm", "sac").read().agent();

    assertThat(sac.training()).isEqualTo(pendulum.training());
    assertThat(sac.evaluation()).isEqualTo(pendulum.evaluation());
    assertThat(sac.exploration().noise()).isEqualTo(ExplorationConfig.Noise.NONE);
    assertThat(sac.agent())
        .isEqualTo(
            new SacConfig(
                defaults.discount(),
                defaults.polyak(),
                defaults.batchSize(),
                defaults.rewardScale(),
                defaults.temperature(),
                defaults.networks(),
                defaults.actor(),
                new CriticConfig(new AdamConfig(0.01, 0.9, 0.999, 1e-8, 0), 0)));
  }

  @Test
  void readsBackTheRunsOfEachAlgorithm() throws IOException {
    for (String algorithm : ConfigReader.ALGORITHMS) {
      RunConfig config =
          reader().set("agent.algorithm", algorithm).set("agent.polyak", "0.25").read();
      Path file = folder.resolve(algorithm + ".yaml");
      Files.writeString(file, ConfigWriter.toYaml(config));

      assertThat(ConfigReader.of(file).read()).isEqualTo(config);
    }
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "agent.smoothing.policy_delay | 0 | agent.smoothing.policy_delay must be in [1, 1000], was 0",
        "agent.smoothing.noise | -0.1 | agent.smoothing.noise must be in [0, 1000], was -0.1",
        "agent.smoothing.noise_clip | 1e9 | agent.smoothing.noise_clip must be in [0, 1000], was 1.0E9",
        "agent.polyak | 0 | agent.polyak must be in (0, 1], was 0.0",
      })
  void namesTheRulesOfTd3(String path, String value, String message) {
    assertThatThrownBy(() -> reader().set("agent.algorithm", "td3").set(path, value).read())
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "agent.temperature.initial | 0 | agent.temperature.initial must be in [1e-6, 1e6], was 0.0",
        "agent.temperature.target_entropy | 1001"
            + " | agent.temperature.target_entropy must be in [-1000, 1000], was 1001.0",
        "agent.actor_after_critic | true | there is no setting agent.actor_after_critic",
      })
  void namesTheRulesOfSac(String path, String value, String message) {
    assertThatThrownBy(() -> reader().set("agent.algorithm", "sac").set(path, value).read())
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void writesWhatItReadsBack() throws IOException {
    RunConfig config = reader().set("agent.critic.rate", "3e-4").set("seed", "7").read();
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, ConfigWriter.toYaml(config));

    assertThat(reader().overlay(file).read()).isEqualTo(config);
  }

  @Test
  void parametersOfTheEnvironmentHaveAnyNameAndKeepTheirKind() throws IOException {
    RunConfig config =
        reader()
            .set("environment.parameters.gravity", "-5")
            .set("environment.parameters.wind", "true")
            .set("environment.parameters.half", "0.5")
            .set("environment.parameters.aText", "'1e3'")
            .set("environment.parameters.byHand", "'010'")
            .set("environment.parameters.big", "12345678901")
            .set("environment.parameters.gravity", "-10")
            .read();
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, ConfigWriter.toYaml(config));

    assertThat(config.environment().parameters())
        .containsExactly(
            entry("aText", "1e3"),
            entry("big", 12345678901L),
            entry("byHand", "010"),
            entry("gravity", -10),
            entry("half", 0.5),
            entry("wind", true));
    assertThat(reader().overlay(file).read()).isEqualTo(config);
    assertThat(ConfigWriter.toSettings(config)).containsEntry("environment.parameters.half", 0.5);
  }

  @Test
  void aConfigurationWithoutParametersHasNone() throws IOException {
    Path file = folder.resolve("config.yaml");
    String whole = ConfigWriter.toYaml(reader().read());
    Files.writeString(file, whole.replace("  parameters: {}\n", ""));

    assertThat(whole).contains("  parameters: {}\n");
    assertThat(ConfigReader.of(file).read()).isEqualTo(reader().read());
  }

  @Test
  void laysSettingsOverAFileOverThePreset() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "seed: 5\nagent:\n  discount: 0.9\n  polyak: 0.1\n");

    RunConfig config = reader().overlay(file).set("agent.polyak", "0.2").read();

    assertThat(config.seed()).isEqualTo(5);
    assertThat(ddpg(config).discount()).isEqualTo(0.9);
    assertThat(ddpg(config).polyak()).isEqualTo(0.2);
    assertThat(ddpg(config).batchSize()).isEqualTo(64);
  }

  @Test
  void takesNamesInAnyCaseAndExponentsWithoutAPoint() {
    RunConfig config = reader().set("session.device", "CPU").set("agent.actor.rate", "1e-3").read();

    assertThat(config.session().device()).isEqualTo(SessionConfig.Device.CPU);
    assertThat(ddpg(config).actor().rate()).isEqualTo(0.001);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "seed | 1.7 | seed must be a whole number up to 9223372036854775807, was 1.7",
        "seed | x | seed must be a whole number up to 9223372036854775807, was \"x\"",
        "seed | 4294967296 | seed must be in [0, 4294967295], was 4294967296",
        "training.budget | 0 steps | training.budget must be at least 1, was 0 steps",
        "training.budget | 5 years"
            + " | training.budget must be a number of steps or episodes, such as 20000 steps, was \"5 years\"",
        "evaluation.every | 1.5"
            + " | evaluation.every must be a number of steps or episodes, such as 20000 steps, was 1.5",
        "seed | 010 | seed: a whole number must be written in decimal digits, without leading zeros, was 010",
        "seed | 1_0 | seed: a whole number must be written in decimal digits, without leading zeros, was 1_0",
        "exploration.theta | 300 | exploration.theta times time_step must be below 2, was 3.0",
        "agent.actor.beta2 | 0.99999999 | agent.actor.beta2 must be in [0, 1), was 0.99999999",
        "agent.algorithm | ppo | agent.algorithm must be one of [ddpg, td3, sac], was \"ppo\"",
        "environment.id | null | environment.id must be text, was nothing",
        "training.streams | numpy | training.streams must be one of [spawned, keras], was \"numpy\"",
        "agent.discount | .nan | agent.discount: a number must be finite, was '.nan'",
        "agent.discount | 1.5 | agent.discount must be in [0, 1], was 1.5",
        "agent.actor.rate | -1 | agent.actor.rate must be in (0, 1], was -1.0",
        "agent.critic.rate | 2 | agent.critic.rate must be in (0, 1], was 2.0",
        "agent.critic.rate | x | agent.critic.rate must be a number, was \"x\"",
        "agent.critic.clip_norm | 1e-9"
            + " | agent.critic.clip_norm must be 0 or in [1e-6, 1e6], was 1.0E-9",
        "agent.critic.huber_threshold | -1"
            + " | agent.critic.huber_threshold must be 0 or in [1e-6, 1e6], was -1.0",
        "agent.critic.huber_threshold | [1]"
            + " | agent.critic.huber_threshold must be a number, was [1]",
        "seed | null | seed must be a whole number up to 9223372036854775807, was nothing",
        "agent.actor | null | agent.actor must be a group of settings, was nothing",
        "agent.networks.actor_hidden | 16 | agent.networks.actor_hidden must be a list of whole numbers, was 16",
        "agent.networks.actor_hidden | [null]"
            + " | agent.networks.actor_hidden must list at least 1 layer sizes in [1, 65536], was [null]",
        "agent.actor | 5 | agent.actor must be a group of settings, was 5",
        "exploration.reset_each_episode | maybe"
            + " | exploration.reset_each_episode must be true or false, was \"maybe\"",
        "agent.networks.actor_hidden | []"
            + " | agent.networks.actor_hidden must list at least 1 layer sizes in [1, 65536], was []",
        "agent.crtic.rate | 1 | there is no setting agent.crtic, did you mean agent.critic?",
        "environment.parameters | 5 | environment.parameters must be a group of settings, was 5",
        "environment.parameters.a | [1]"
            + " | environment.parameters.a must be a finite number, true or false, or text, was [1]",
        "environment.parameters.a.b | 1"
            + " | environment.parameters.a must be a finite number, true or false, or text, was {b=1}",
        "environment.parameters.a | null"
            + " | environment.parameters.a must be a finite number, true or false, or text, was null",
        "environment.paramters.a | 1"
            + " | there is no setting environment.paramters, did you mean environment.parameters?",
        "capacity | 1 | there is no setting capacity, did you mean training.replay.capacity?",
      })
  void namesTheSettingTheRuleAndTheValue(String path, String value, String message) {
    assertThatThrownBy(() -> reader().set(path, value).read())
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNotAMapOfSettings() throws IOException {
    Path file = folder.resolve("bad.yaml");
    Files.writeString(file, "seed: 1\nseed: 2\n");
    assertThatThrownBy(() -> reader().overlay(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Duplicate field 'seed'");

    Files.writeString(file, "just text");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessage(file + " must be a map of settings in YAML");

    Files.writeString(file, "seed: [1");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessageStartingWith(file + " is not YAML: ");

    Files.writeString(file, "seed: 1\n---\nseed: 2\n");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessageStartingWith(file + " line ")
        .hasMessageEndingWith(" is not YAML of one document");

    Files.writeString(file, "seed: 1\nagent: {discount: .inf}\n");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessage(file + " line 2: a number must be finite, was '.inf'");

    Files.writeString(file, "agent:\n");
    assertThatThrownBy(() -> reader().overlay(file).read())
        .hasMessage("agent must be a group of settings, was nothing");
  }

  @Test
  void namesAFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xe9, '\n'});

    assertThatThrownBy(() -> reader().overlay(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": is not text in UTF-8");
    assertThatThrownBy(() -> reader().overlay(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": ");
  }

  @Test
  void namesTheNearestPreset() {
    assertThatThrownBy(() -> new ConfigReader("keras-exampel"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean keras-example?");
  }
}
