package io.swingup.storage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.swingup.environment.EnvironmentConfig;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEnvironmentTest {
  private static final EnvironmentConfig CAR = new EnvironmentConfig("Car-v0", 50, new TreeMap<>());

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void makeARun() throws IOException {
    run = RunDirectory.create(folder, "a");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{environment: Car-v0, training: {time_limit: 50}}",
        "{environment: {id: Car-v0, time_limit: 50}, version: 9}",
        "{environment: {id: Car-v0, time_limit: 50, unheard_of: [1]}, agent: sac}"
      })
  void readsOlderAndNewerConfigurations(String yaml) throws IOException {
    Files.writeString(run.config(), yaml);

    assertThat(RunEnvironment.of(run)).isEqualTo(CAR);
  }

  @Test
  void readsThePresetsThatAreShipped() throws IOException {
    Files.writeString(run.config(), ConfigReader.presetText("pendulum"));

    assertThat(RunEnvironment.of(run))
        .isEqualTo(new EnvironmentConfig("Pendulum-v1", 50, new TreeMap<>()));
  }

  @Test
  void readsTheParametersOfTheEnvironment() throws IOException {
    Files.writeString(
        run.config(), "environment: {id: Car-v0, parameters: {b: -5, a: true, c: x, d: '5'}}");

    assertThat(RunEnvironment.of(run).parameters())
        .containsExactly(entry("a", true), entry("b", -5), entry("c", "x"), entry("d", "5"));
  }

  @Test
  void hasNoTimeLimitWhereNoneIsSet() throws IOException {
    Files.writeString(run.config(), "environment: Car-v0");

    assertThat(RunEnvironment.of(run).timeLimit()).isZero();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"# nothing", "environment:", "environment: {id: [1]}", "[1]", "a: {b"})
  void namesAFileThatNamesNoEnvironment(String yaml) throws IOException {
    Files.writeString(run.config(), yaml);

    assertThatThrownBy(() -> RunEnvironment.of(run))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(run.config() + " ");
  }

  @Test
  void findsTheRunOfAModelByItsManifest() throws IOException {
    Files.writeString(
        run.manifest(),
        "{\"run\": \"a\", \"configuration\": {\"environment\": {\"id\": \"Car-v0\","
            + " \"time_limit\": 50}}}");

    for (String model : new String[] {"best", "snapshots/episode-0001"}) {
      Path directory = Files.createDirectories(run.models().resolve(model));
      assertThat(RunEnvironment.ofModel(directory)).hasValue(CAR);
    }
    Path link = Files.createSymbolicLink(folder.resolve("latest"), run.models());
    assertThat(RunEnvironment.ofModel(link.resolve("best"))).hasValue(CAR);
  }

  @Test
  void findsTheRunOfAModelThatIsNotFinished() throws IOException {
    Files.writeString(run.config(), "{environment: Car-v0, training: {time_limit: 50}}");
    Path best = run.models().resolve("checkpoints/step-000000400/best");
    Files.createDirectories(best);
    Files.writeString(best.resolveSibling("manifest.json"), "{\"format\": 1, \"files\": {}}");

    assertThat(RunEnvironment.ofModel(best)).hasValue(CAR);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"{}", "{\"configuration\": null}", "not { JSON", "\u0000"})
  void aModelThatIsNoRunsTellsNothing(String manifest) throws IOException {
    Path model = Files.createDirectories(folder.resolve("elsewhere/model"));
    assertThat(RunEnvironment.ofModel(model)).isEmpty();
    assertThat(RunEnvironment.ofModel(Path.of("/"))).isEmpty();

    Files.writeString(model.resolveSibling("manifest.json"), manifest);
    assertThat(RunEnvironment.ofModel(model)).isEmpty();
  }
}
