package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.LearningConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.replay.ReplayConfig;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdpgAgentTest {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(2));
  private static final AdamConfig ADAM = new AdamConfig(0.001, 0.9, 0.999, 1e-7);

  private static DdpgAgent agent(int threads) {
    SplittableRandom kernels = new SplittableRandom(1);
    return new DdpgAgent(
        SPEC,
        new NetworkConfig(
            List.of(16, 16), List.of(8), List.of(8), List.of(16, 16), 0.003, 0, false),
        new LearningConfig(0.99, 0.005, 32, new ReplayConfig(1000, true), 1, true, ADAM, ADAM),
        new SessionConfig(SessionConfig.Device.CPU, 1, threads),
        kernels::nextInt);
  }

  private static TransitionBatch batch(SplittableRandom random) {
    TransitionBatch batch = new TransitionBatch(32, 3, 1);
    for (float[] column :
        List.of(
            batch.observations(),
            batch.actions(),
            batch.rewards(),
            batch.discounts(),
            batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble();
      }
    }
    return batch;
  }

  private static List<Update> updates(int threads) {
    SplittableRandom random = new SplittableRandom(7);
    List<Update> updates = new ArrayList<>();
    try (DdpgAgent agent = agent(threads)) {
      for (int i = 0; i < 300; i++) {
        updates.add(agent.learn(batch(random), 1, FloatVector.of(0.1f, 0.2f, 0.3f)));
      }
    }
    return updates;
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 4})
  void learnsTheSameBitsFromTheSameBatches(int threads) {
    assertThat(updates(threads)).isEqualTo(updates(1));
  }

  @Test
  void keepsNativeMemoryWithinBounds() {
    SplittableRandom random = new SplittableRandom(7);
    TransitionBatch batch = batch(random);
    FloatVector observation = FloatVector.of(0.1f, 0.2f, 0.3f);
    try (DdpgAgent agent = agent(1)) {
      for (int i = 0; i < 1_000; i++) {
        agent.learn(batch, 1, observation);
      }
      long before = Pointer.totalBytes();

      for (int i = 0; i < 10_000; i++) {
        agent.learn(batch, 1, observation);
        agent.act(new float[] {0.1f, 0.2f, 0.3f}, 1);
      }

      // One leaked scalar per update would be 40 kB; a few may wait for their closing at any time.
      assertThat(Pointer.totalBytes() - before).isLessThan(20_000);
    }
  }

  @Test
  void staysWithinTheActionBounds() {
    try (DdpgAgent agent = agent(1)) {
      float[] actions = agent.act(new float[] {1e6f, 1e6f, 1e6f, -1e6f, -1e6f, -1e6f}, 2);

      assertThat(actions).hasSize(2);
      assertThat(SPEC.action().contains(FloatVector.of(actions[0]))).isTrue();
      assertThat(SPEC.action().contains(FloatVector.of(actions[1]))).isTrue();
    }
  }

  @Test
  void refusesToActAfterItWasClosed() {
    DdpgAgent agent = agent(1);
    agent.close();
    agent.close();

    assertThatThrownBy(() -> agent.act(new float[3], 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot use an agent after it was closed");
  }
}
