package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Td3Config;
import io.swingup.environment.FloatVector;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class Td3Test {
  private static final int BATCH = 4;

  private static GraphAgent agent(int delay, double noise, double clip, RandomGenerator random) {
    AdamConfig adam = new AdamConfig(0.01, 0.9, 0.99, 1e-7, 0);
    NetworkConfig networks =
        new NetworkConfig(
            List.of(6), List.of(), List.of(), List.of(6), 0.5, 0.5, false, Scaling.BOUNDS);
    return GraphAgent.create(
        Algorithms.SPEC,
        new Td3Config(
            0.9,
            0.1,
            BATCH,
            1,
            new Td3Config.Smoothing(delay, noise, clip),
            networks,
            adam,
            new CriticConfig(adam, 0)),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(4)::nextInt,
        random);
  }

  private static TransitionBatch batch() {
    TransitionBatch batch = new TransitionBatch(BATCH, 3, 2);
    SplittableRandom random = new SplittableRandom(2);
    for (float[] column : List.of(batch.observations(), batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(-1, 1);
      }
    }
    Arrays.fill(batch.rewards(), -1);
    Arrays.fill(batch.discounts(), 1);
    return batch;
  }

  @Test
  void theActorAndAllTargetsMoveWithEveryThirdUpdateOfTheCritics() throws IOException {
    try (GraphAgent agent = agent(3, 0.2, 0.5, new SplittableRandom(1))) {
      Map<String, float[]> before = SavedVariables.of(agent).values();
      for (int update = 1; update <= 7; update++) {
        Set<String> reported = agent.learn(batch(), 1, new float[3]).metrics().keySet();
        Map<String, float[]> after = SavedVariables.of(agent).values();

        assertThat(groupsThatDiffer(before, after))
            .as("update %s", update)
            .containsExactlyElementsOf(
                update % 3 == 0
                    ? List.of(
                        "actor",
                        "actor_adam",
                        "critic",
                        "critic_adam",
                        "target_actor",
                        "target_critic")
                    : List.of("critic", "critic_adam"));
        assertThat(reported.contains("actor_loss")).isEqualTo(update % 3 == 0);
        assertThat(reported).contains("critic_loss", "mean_q");
        before = after;
      }
    }
  }

  private static Set<String> groupsThatDiffer(
      Map<String, float[]> before, Map<String, float[]> after) {
    Set<String> groups = new TreeSet<>();
    after.forEach(
        (name, values) -> {
          if (!Arrays.equals(values, before.get(name))) {
            groups.add(name.replaceFirst("/.*", ""));
          }
        });
    return groups;
  }

  /** The first critic loss, given what every normal number is. */
  private static float criticLoss(double clip, double normal) {
    RandomGenerator same =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new UnsupportedOperationException();
          }

          @Override
          public double nextGaussian() {
            return normal;
          }
        };
    try (GraphAgent agent = agent(1, 0.2, clip, same)) {
      return agent.learn(batch(), 1, new float[0]).metric("critic_loss");
    }
  }

  @Test
  void theTargetsActionIsSmoothedByNoiseWithinItsBound() {
    float bound = criticLoss(0.5, 2.5); // 0.2 · 2.5 is the bound

    assertThat(criticLoss(0.5, 100)).isEqualTo(bound);
    assertThat(criticLoss(0.5, -2.5)).isNotEqualTo(bound).isEqualTo(criticLoss(0.5, -9));
    assertThat(criticLoss(0.5, 2)).isNotEqualTo(bound);
  }

  @Test
  void theTargetsActionStaysWithinTheBoundsOfActions() {
    assertThat(criticLoss(1000, 1e3)).isEqualTo(criticLoss(1000, 1e4));
    assertThat(criticLoss(1000, 1e3)).isNotEqualTo(criticLoss(1000, -1e3));
  }

  @Test
  void actsWithTheUpdatedActor() {
    try (GraphAgent agent = agent(2, 0.2, 0.5, new SplittableRandom(1))) {
      float[] observation = {0.3f, 0.1f, 5};
      FloatVector first = FloatVector.of(agent.act(observation, 1));

      assertThat(agent.learn(batch(), 1, observation).nextActions()).isEqualTo(first);
      assertThat(agent.learn(batch(), 1, observation).nextActions()).isNotEqualTo(first);
    }
  }
}
