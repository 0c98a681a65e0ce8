package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.CriticConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Td3Config;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Exported models of algorithms with chance: trainers take the noise, policies act without. */
class ExportedChanceTest {
  private static final int BATCH = 8;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(2, 1));
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.999, 1e-7, 0);
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(
          List.of(8), List.of(), List.of(), List.of(8), 0, 0, false, NetworkConfig.Scaling.BOUNDS);
  private static final CriticConfig CRITIC = new CriticConfig(ADAM, 0);

  @TempDir Path folder;

  /**
   * Settings, the signatures that take turns, and the names of the noises in the order of draws.
   */
  static Stream<Arguments> algorithms() {
    Td3Config.Smoothing smoothing = new Td3Config.Smoothing(3, 0.2, 0.5);
    SacConfig.Temperature temperature = new SacConfig.Temperature(0.2, true, -1, ADAM);
    return Stream.of(
        Arguments.of(
            new Td3Config(0.9, 0.1, BATCH, 1, smoothing, NETWORKS, ADAM, CRITIC),
            List.of("train_critics", "train_critics", "train"),
            List.of("next_noise")),
        Arguments.of(
            new SacConfig(0.9, 0.1, BATCH, 1, temperature, NETWORKS, ADAM, CRITIC),
            List.of("train"),
            List.of("noise", "next_noise")));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  @Timeout(60)
  void trainOnAsTheAgentDoesToTheBit(
      AgentConfig config, List<String> signatures, List<String> noises) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    try (GraphAgent agent = agent(config)) {
      RandomGenerator same = new SplittableRandom(4);
      new ModelExporter(agent, ModelSource.TRAINER).export(folder);
      try (SavedModelBundle trainer = SavedModelBundle.load(folder.toString())) {
        assertThat(trainer.signatures()).hasSize((int) signatures.stream().distinct().count());
        for (int step = 0; step < 7; step++) {
          TransitionBatch batch = batch(random);
          Map<String, Float> expected = agent.learn(batch, 0.5f, new float[0]).metrics();

          String signature = signatures.get(step % signatures.size());
          assertThat(call(trainer, signature, inputs(batch, noises, same))).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  @Timeout(60)
  void policiesActAsTheAgentDoesToTheBit(AgentConfig config) throws IOException {
    float[] observations = batch(new SplittableRandom(5)).observations();
    try (GraphAgent agent = agent(config)) {
      agent.learn(batch(new SplittableRandom(6)), 1, new float[0]);
      new ModelExporter(agent, ModelSource.POLICY).export(folder);

      try (SavedPolicy policy = Policies.load(folder)) {
        assertThat(policy.act(observations, BATCH)).containsExactly(agent.act(observations, BATCH));
      }
    }
  }

  private static GraphAgent agent(AgentConfig config) {
    return GraphAgent.create(
        SPEC,
        config,
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(3)::nextInt,
        new SplittableRandom(4));
  }

  private static TransitionBatch batch(RandomGenerator random) {
    TransitionBatch batch = new TransitionBatch(BATCH, 3, 2);
    for (float[] column :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(-1, 1);
      }
    }
    Arrays.fill(batch.discounts(), 1);
    return batch;
  }

  private static Map<String, Tensor> inputs(
      TransitionBatch batch, List<String> noises, RandomGenerator random) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("observation", tensor(batch.observations(), 3));
    inputs.put("action", tensor(batch.actions(), 2));
    inputs.put("reward", tensor(batch.rewards(), 1));
    inputs.put("discount", tensor(batch.discounts(), 1));
    inputs.put("next_observation", tensor(batch.nextObservations(), 3));
    inputs.put("rate_factor", tensor(new float[] {0.5f}, 1));
    for (String noise : noises) {
      float[] values = new float[BATCH * 2];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      inputs.put(noise, tensor(values, 2));
    }
    return inputs;
  }

  private static TFloat32 tensor(float[] values, int columns) {
    return TFloat32.tensorOf(Shape.of(values.length / columns, columns), DataBuffers.of(values));
  }

  private static Map<String, Float> call(
      SavedModelBundle trainer, String signature, Map<String, Tensor> inputs) {
    Map<String, Float> outputs = new HashMap<>();
    try (Result result = trainer.function(signature).call(inputs)) {
      result.forEach(each -> outputs.put(each.getKey(), ((TFloat32) each.getValue()).getFloat()));
    } finally {
      inputs.values().forEach(Tensor::close);
    }
    return outputs;
  }
}
