package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.DirectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the version before left can still be used. The runs were made by {@code swingup train} of
 * version 0.1.0 on Linux, x86-64: {@code cut} with two small episodes; {@code continued.csv} has
 * the third of the same run when it was not stopped.
 */
class EarlierVersionTest {
  private static final Path EARLIER = Path.of("src/test/resources/earlier/version-1");

  @TempDir Path folder;

  private final CommandLineFixture swingup = new CommandLineFixture();

  @ParameterizedTest
  @ValueSource(strings = {"keras-example", "pendulum"})
  void configurationsMeanWhatTheyMeant(String preset) throws IOException {
    ConfigReader earlier = new ConfigReader("default").overlay(EARLIER.resolve(preset + ".yaml"));

    assertThat(earlier.read()).isEqualTo(new ConfigReader(preset).read());
  }

  @Test
  void singleSettingsKeepTheirOldNames() {
    ConfigReader old =
        new ConfigReader("keras-example")
            .set("environment", "Pendulum-v1")
            .set("training.episodes", "7")
            .set("evaluation.every", "3")
            .set("learning.critic.rate", "0.5")
            .set("learning.replay.capacity", "100")
            .set("networks.actor_hidden", "[5]")
            .set("exploration.sigma", "0.3")
            .set("training.recording.trace", "true");
    ConfigReader current =
        new ConfigReader("keras-example")
            .set("training.budget", "7 episodes")
            .set("evaluation.every", "3 episodes")
            .set("agent.critic.rate", "0.5")
            .set("training.replay.capacity", "100")
            .set("agent.networks.actor_hidden", "[5]")
            .set("exploration.scale", "0.15")
            .set("recording.trace", "true");

    assertThat(old.read()).isEqualTo(current.read());
  }

  @Test
  void runsAreReportedAndContinued() throws IOException {
    DirectoryWriter.copy(EARLIER.resolve("runs"), folder);
    String run = folder.resolve("models/cut").toString();

    assertThat(swingup.run("report", run)).as(swingup.err()).isZero();
    assertThat(folder.resolve("data/cut/report.html")).content().contains("finished");
    assertThat(swingup.run("resume", run, "--episodes=3")).as(swingup.err()).isZero();

    List<String> rows = Files.readAllLines(folder.resolve("data/cut/episodes.csv"));
    List<String> expected = Files.readAllLines(EARLIER.resolve("continued.csv"));
    assertThat(rows).hasSize(4).startsWith(expected.get(0));
    assertThat(returnOf(rows.get(3))).isCloseTo(returnOf(expected.get(1)), within(0.01));
    assertThat(swingup.run("report", run)).as(swingup.err()).isZero();
  }

  private static double returnOf(String row) {
    return Double.parseDouble(row.split(",", -1)[3]);
  }
}
