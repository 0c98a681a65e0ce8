package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SacTest {
  private static final int BATCH = 64;
  private static final double RATE = 0.01;

  private static GraphAgent agent(double initial, boolean learned, double targetEntropy) {
    AdamConfig adam = new AdamConfig(RATE, 0.9, 0.99, 1e-7, 0);
    NetworkConfig networks =
        new NetworkConfig(
            List.of(6), List.of(), List.of(), List.of(6), 0.1, 0.1, false, Scaling.BOUNDS);
    return GraphAgent.create(
        Algorithms.SPEC,
        new SacConfig(
            0.9,
            0.1,
            BATCH,
            1,
            new SacConfig.Temperature(initial, learned, targetEntropy, adam),
            networks,
            adam,
            new CriticConfig(adam, 0)),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(4)::nextInt,
        new SplittableRandom(5));
  }

  private static List<Update> learn(GraphAgent agent, int count) {
    TransitionBatch batch = new TransitionBatch(BATCH, 3, 2);
    Arrays.fill(batch.discounts(), 1);
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      updates.add(agent.learn(batch, 1, new float[0]));
    }
    return updates;
  }

  private static double last(List<Update> updates, String name) {
    return updates.get(updates.size() - 1).metric(name);
  }

  @Test
  void aFixedTemperatureStays() {
    try (GraphAgent agent = agent(0.3, false, -1)) {
      assertThat(learn(agent, 5)).allMatch(update -> update.metric("temperature") == 0.3f);
      assertThat(agent.variables()).noneMatch(each -> each.name().startsWith("temperature"));
    }
  }

  @Test
  void theFirstStepOfTheTemperatureIsOneOfAdamTowardsTheTarget() {
    for (double target : new double[] {-3, 2}) {
      try (GraphAgent agent = agent(0.3, true, target)) {
        List<Update> updates = learn(agent, 2);

        assertThat((double) updates.get(0).metric("temperature")).isCloseTo(0.3, within(1e-6));
        double entropy = updates.get(0).metric("entropy");
        double step = entropy > 2 * target ? -RATE : RATE; // two numbers in an action
        assertThat(last(updates, "temperature")).isCloseTo(0.3 * Math.exp(step), within(1e-6));
      }
    }
  }

  /** The entropy of two uniform numbers in [−1, 1] is 2 log 2, and none is greater. */
  @Test
  void theEntropyComesToItsTarget() {
    try (GraphAgent agent = agent(1, true, -0.5)) {
      List<Update> updates = learn(agent, 1500);

      double entropy =
          updates.subList(1300, 1500).stream()
              .mapToDouble(each -> each.metric("entropy"))
              .average()
              .orElseThrow();
      assertThat(entropy).isCloseTo(-1, within(0.3));
      assertThat(updates)
          .allMatch(each -> each.metric("entropy") < 2 * Math.log(2) + 0.5)
          .allMatch(each -> each.metric("temperature") > 0);
    }
  }

  @Test
  void exploresAroundWhatItDoesForTheBest() {
    try (GraphAgent agent = agent(0.3, true, -1)) {
      float[] observations = new float[3 * 1000];
      float[] best = agent.act(observations, 1000);
      float[] explored = agent.explore(observations, 1000);

      double above = 0;
      for (int i = 0; i < best.length; i++) {
        above += explored[i] > best[i] ? 1 : 0;
      }
      assertThat(above / best.length).isBetween(0.45, 0.55); // 4.5 deviations
    }
  }
}
