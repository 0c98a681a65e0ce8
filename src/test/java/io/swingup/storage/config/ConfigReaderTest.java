package io.swingup.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.SessionConfig;
import io.swingup.training.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path folder;

  private static ConfigReader reader() {
    return new ConfigReader("keras-example");
  }

  @Test
  void readsEveryPreset() {
    for (String preset : ConfigReader.PRESETS) {
      assertThat(new ConfigReader(preset).read().environment()).isNotEmpty();
    }
  }

  @Test
  void writesWhatItReadsBack() throws IOException {
    RunConfig config = reader().set("learning.critic.rate", "3e-4").set("seed", "7").read();
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, ConfigWriter.toYaml(config));

    assertThat(reader().overlay(file).read()).isEqualTo(config);
  }

  @Test
  void laysSettingsOverAFileOverThePreset() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "seed: 5\nlearning:\n  discount: 0.9\n  polyak: 0.1\n");

    RunConfig config = reader().overlay(file).set("learning.polyak", "0.2").read();

    assertThat(config.seed()).isEqualTo(5);
    assertThat(config.learning().discount()).isEqualTo(0.9);
    assertThat(config.learning().polyak()).isEqualTo(0.2);
    assertThat(config.learning().batchSize()).isEqualTo(64);
  }

  @Test
  void takesNamesInAnyCaseAndExponentsWithoutAPoint() {
    RunConfig config =
        reader().set("session.device", "CPU").set("learning.actor.rate", "1e-3").read();

    assertThat(config.session().device()).isEqualTo(SessionConfig.Device.CPU);
    assertThat(config.learning().actor().rate()).isEqualTo(0.001);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "seed | 1.7 | seed must be a whole number up to 9223372036854775807, was 1.7",
        "seed | x | seed must be a whole number up to 9223372036854775807, was \"x\"",
        "seed | 4294967296 | seed must be in [0, 4294967295], was 4294967296",
        "training.episodes | 0 | training.episodes must be at least 1, was 0",
        "training.episodes | 99999999999"
            + " | training.episodes must be a whole number up to 2147483647, was 99999999999",
        "training.episodes | \"5\""
            + " | training.episodes must be a whole number up to 2147483647, was \"5\"",
        "training.streams | numpy | training.streams must be one of [spawned, keras], was \"numpy\"",
        "learning.discount | .nan | learning.discount: a number must be finite, was '.nan'",
        "learning.discount | 1.5 | learning.discount must be in [0, 1], was 1.5",
        "learning.actor.rate | -1 | learning.actor.rate must be in (0, 1], was -1.0",
        "seed | null | seed must be a whole number up to 9223372036854775807, was nothing",
        "learning.actor | null | learning.actor must be a group of settings, was nothing",
        "networks.actor_hidden | 16 | networks.actor_hidden must be a list of whole numbers, was 16",
        "networks.actor_hidden | [null]"
            + " | networks.actor_hidden must list at least 1 layer sizes in [1, 65536], was [null]",
        "learning.actor | 5 | learning.actor must be a group of settings, was 5",
        "exploration.reset_each_episode | maybe"
            + " | exploration.reset_each_episode must be true or false, was \"maybe\"",
        "networks.actor_hidden | []"
            + " | networks.actor_hidden must list at least 1 layer sizes in [1, 65536], was []",
        "learning.crtic.rate | 1 | there is no setting learning.crtic, did you mean learning.critic?",
        "episodes | 1 | there is no setting episodes, did you mean training.episodes?",
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

    Files.writeString(file, "seed: 1\nlearning: {discount: .inf}\n");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessage(file + " line 2: a number must be finite, was '.inf'");

    Files.writeString(file, "learning:\n");
    assertThatThrownBy(() -> reader().overlay(file))
        .hasMessage("learning must be a group of settings, was nothing");
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
