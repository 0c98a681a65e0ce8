package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.agent.graph.SavedVariables;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialActorTest {
  private static final Path KERAS = Path.of("src/test/resources/golden/keras_export");
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(2));
  private static final AdamConfig ADAM = new AdamConfig(0.001, 0.9, 0.999, 1e-7, 0);

  @TempDir Path folder;

  private static NetworkConfig networks(Integer... actorHidden) {
    return new NetworkConfig(
        List.of(actorHidden),
        List.of(4),
        List.of(4),
        List.of(8),
        0.5,
        0,
        false,
        NetworkConfig.Scaling.NONE);
  }

  private static GraphAgent agent(EnvironmentSpec spec, NetworkConfig networks) {
    return GraphAgent.create(
        spec,
        new DdpgConfig(0.99, 0.005, 8, 1, true, networks, ADAM, new CriticConfig(ADAM, 0)),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(3)::nextInt,
        new SplittableRandom(3));
  }

  @Test
  void actsAsKerasDidWhenItExportedThePolicy() throws IOException {
    try (SavedPolicy policy = Policies.load(KERAS)) {
      for (GoldenRow row : GoldenFile.rows("keras_export.csv")) {
        assertThat(policy.act(observation(row), 1)[0])
            .isCloseTo(row.float32("action_0"), within(1e-6f));
      }
    }
  }

  private static float[] observation(GoldenRow row) {
    return new float[] {
      row.float32("observation_0"), row.float32("observation_1"), row.float32("observation_2")
    };
  }

  @Test
  void startsActorAndTargetFromAPolicyOfKeras() throws IOException {
    try (GraphAgent agent = agent(SPEC, networks(8, 8))) {
      new InitialActor(KERAS, SPEC).giveTo(agent, agent);

      for (GoldenRow row : GoldenFile.rows("keras_export.csv")) {
        assertThat(agent.act(observation(row), 1)[0])
            .isCloseTo(row.float32("action_0"), within(1e-6f));
      }
      SavedVariables variables = SavedVariables.of(agent);
      for (String name : List.of("hidden_1/kernel", "hidden_2/bias", "output/kernel")) {
        assertThat(variables.get("target_actor/" + name))
            .containsExactly(variables.get("actor/" + name));
      }
    }
  }

  @Test
  void startsFromAPolicyOfOursToTheBit() throws IOException {
    NetworkConfig networks = networks(16, 8);
    float[] observation = {0.3f, -0.4f, 5};
    float[] expected;
    try (GraphAgent first = agent(SPEC, networks)) {
      new ModelExporter(first, ModelSource.POLICY).export(folder.resolve("policy"));
      expected = first.act(observation, 1);
    }

    try (GraphAgent second = agent(SPEC, networks(16, 8))) {
      second.startFrom(
          List.of(
              new float[48],
              new float[16],
              new float[128],
              new float[8],
              new float[8],
              new float[1]));
      assertThat(second.act(observation, 1)).containsExactly(0f);
      new InitialActor(folder.resolve("policy"), SPEC).giveTo(second, second);

      assertThat(second.act(observation, 1)).containsExactly(expected);
    }
  }

  @Test
  void namesTheShapesThatDoNotFit() {
    try (GraphAgent agent = agent(SPEC, networks(8, 9))) {
      assertThatThrownBy(() -> new InitialActor(KERAS, SPEC).giveTo(agent, agent))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "--initial-actor needs variables of the shapes [[3, 8], [8], [8, 9], [9], [9, 1],"
                  + " [1]], but "
                  + KERAS
                  + " has [[3, 8], [8], [8, 8], [8], [8, 1], [1]]");
    }
  }

  @Test
  void refusesLayersOfTheSameShapesThatActOtherwise() {
    EnvironmentSpec weaker =
        new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(1));
    try (GraphAgent agent = agent(weaker, networks(8, 8))) {
      assertThatThrownBy(() -> new InitialActor(KERAS, weaker).giveTo(agent, agent))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith(
              "--initial-actor needs rectified layers and a tanh stretched to the action's bounds;"
                  + " with the weights of "
                  + KERAS
                  + " these give ");
    }
  }

  /** Both policies give the largest action whatever they see: one of them a little less. */
  @ParameterizedTest(name = "{1} of actions up to {0}")
  @CsvSource({"0.001, 0.998, false", "10000, 0.9999, true"})
  void comparesActionsRelativeToTheirRange(double bound, double part, boolean alike)
      throws IOException {
    NetworkConfig networks = networks(2);
    List<float[]> tens = Stream.of(6, 2, 2, 1).map(InitialActorTest::tens).toList();
    EnvironmentSpec spec = spec(bound);
    try (GraphAgent first = agent(spec(part * bound), networks);
        GraphAgent second = agent(spec, networks)) {
      first.startFrom(tens);
      new ModelExporter(first, ModelSource.POLICY).export(folder.resolve("policy"));

      Throwable thrown =
          catchThrowable(
              () -> new InitialActor(folder.resolve("policy"), spec).giveTo(second, second));

      assertThat(thrown == null).as(String.valueOf(thrown)).isEqualTo(alike);
    }
  }

  private static EnvironmentSpec spec(double bound) {
    return new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric((float) bound));
  }

  private static float[] tens(int count) {
    float[] tens = new float[count];
    Arrays.fill(tens, 10);
    return tens;
  }
}
