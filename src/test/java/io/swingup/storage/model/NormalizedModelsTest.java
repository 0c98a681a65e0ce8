package io.swingup.storage.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Models carry what their observations are normalised by. */
class NormalizedModelsTest {
  private static final float[] OBSERVATIONS = {0.9f, 52, -3, 1.2f, 40, -4};

  private final SplittableRandom random = new SplittableRandom(3);
  private final GraphAgent agent = SmallAgent.create(random, Scaling.RUNNING);

  @TempDir Path folder;

  @BeforeEach
  void observe() {
    agent.observe(new float[] {1, 50, -3, 1.5f, 45, -3.5f, 0.8f, 51, -2.9f}, 3);
    SmallAgent.learnSomething(agent, random);
  }

  @AfterEach
  void close() {
    agent.close();
  }

  private Path export(String name) throws IOException {
    Path target = folder.resolve(name);
    new ModelExporter(agent, name).export(target);
    return target;
  }

  @Test
  void aPolicyActsAsTheAgentToTheBit() throws IOException {
    try (SavedPolicy policy = Policies.load(export(ModelSource.POLICY))) {
      assertThat(policy.act(OBSERVATIONS, 2)).containsExactly(agent.act(OBSERVATIONS, 2));

      agent.observe(OBSERVATIONS, 2);

      assertThat(policy.act(OBSERVATIONS, 2)).isNotEqualTo(agent.act(OBSERVATIONS, 2));
    }
  }

  @Test
  void aCriticValuesAsTheAgentsDoes() throws IOException {
    var batch = SmallAgent.batch(random);
    double sum = 0;
    try (SavedCritic critic = SavedCritic.load(export(ModelSource.CRITIC))) {
      for (float value : critic.value(batch.observations(), batch.actions(), 8)) {
        sum += value;
      }
    }

    var metrics = agent.learn(batch, 1, new float[3]).metrics();
    assertThat(sum / 8).isCloseTo(requireNonNull(metrics.get("mean_q")), within(1e-6));
  }

  @Test
  void aTrainerObservesAndTrainsOnAsTheAgentDoesToTheBit() throws IOException {
    Path trainer = export(ModelSource.TRAINER);
    agent.observe(OBSERVATIONS, 2);

    try (SavedModelBundle bundle = SavedModelBundle.load(trainer.toString());
        TFloat32 observations = TFloat32.tensorOf(Shape.of(2, 3), DataBuffers.of(OBSERVATIONS));
        Result result = bundle.function("observe").call(Map.of("observation", observations))) {
      assertThat(result.get("count").orElseThrow().asRawTensor().data().asFloats().getFloat(0))
          .isEqualTo(5.0001f);
      ExportedModelsTest.assertTrainsOn(bundle, agent, random);
    }
  }

  @Test
  void anAgentThatStartsFromAPolicyTakesThemOver() throws IOException {
    Path policy = export(ModelSource.POLICY);

    try (GraphAgent other = SmallAgent.create(random, Scaling.RUNNING)) {
      other.observe(new float[] {7, 7, 7}, 1);
      new InitialActor(policy, SmallAgent.SPEC).giveTo(other, other);

      assertThat(other.act(OBSERVATIONS, 2)).containsExactly(agent.act(OBSERVATIONS, 2));
    }
  }

  @Test
  void anAgentThatDoesNotNormalizeCannotStartFromSuchAPolicy() throws IOException {
    Path policy = export(ModelSource.POLICY);

    try (GraphAgent other = SmallAgent.create(random)) {
      assertThatThrownBy(() -> new InitialActor(policy, SmallAgent.SPEC).giveTo(other, other))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("--initial-actor needs variables of the shapes");
    }
  }
}
