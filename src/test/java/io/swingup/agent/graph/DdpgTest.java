package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DdpgTest {
  private static final int BATCH = 8;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 4), Box.symmetric(2));
  private static final EnvironmentSpec OFF_CENTRE =
      new EnvironmentSpec(
          "Test-v0",
          new Box(FloatVector.of(-1, 2), FloatVector.of(1, 3)),
          new Box(FloatVector.of(-2, 1), FloatVector.of(2, 2)));
  // Biases start at 0, so where a whole layer is off the next one is at its kink, where differences
  // tell nothing: layers must not be too narrow. A large epsilon keeps a tiny gradient from
  // becoming a whole step, whatever its rounding.
  private static final DdpgConfig CONFIG =
      new DdpgConfig(
          0.9,
          0.1,
          BATCH,
          1,
          true,
          new NetworkConfig(
              List.of(7, 6), List.of(5), List.of(5), List.of(8, 6), 0.5, 0, false, Scaling.NONE),
          new AdamConfig(0.01, 0.9, 0.99, 0.01, 0),
          new CriticConfig(new AdamConfig(0.02, 0.9, 0.99, 0.01, 0), 0));

  private final Random random = new Random(5);

  private GraphAgent agent(EnvironmentSpec spec, DdpgConfig config) {
    Random seeds = new Random(5);
    return GraphAgent.create(
        spec,
        config,
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        () -> seeds.nextInt(1000),
        seeds);
  }

  @Test
  void learnsAsPlainArithmeticDoesOverManySteps() throws IOException {
    assertLearnsAsPlainArithmetic(SPEC, CONFIG);
  }

  @Test
  void scalesInputsAndRewardsAndClimbsTheOldCriticWhenAsked() throws IOException {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(5, 4), List.of(), List.of(3), List.of(6, 5), 0, 0.5, false, Scaling.BOUNDS);

    assertLearnsAsPlainArithmetic(
        OFF_CENTRE,
        new DdpgConfig(0.9, 0.1, BATCH, 0.5, false, networks, CONFIG.actor(), CONFIG.critic()));
  }

  @Test
  void normalizesTheLayersOfTheCriticWhenAsked() throws IOException {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(5, 4), List.of(4), List.of(3), List.of(6, 5), 0, 0.5, true, Scaling.BOUNDS);

    assertLearnsAsPlainArithmetic(
        OFF_CENTRE,
        new DdpgConfig(0.9, 0.1, BATCH, 0.5, true, networks, CONFIG.actor(), CONFIG.critic()));
  }

  @Test
  void normalizesObservationsByTheirStatisticsWhenAsked() throws IOException {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(5, 4), List.of(), List.of(3), List.of(6, 5), 0, 0.5, false, Scaling.RUNNING);

    assertLearnsAsPlainArithmetic(
        OFF_CENTRE,
        new DdpgConfig(0.9, 0.1, BATCH, 0.5, true, networks, CONFIG.actor(), CONFIG.critic()));
  }

  @Test
  void clipsGradientsAndLargeErrorsWhenAsked() throws IOException {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(5, 4), List.of(), List.of(3), List.of(6, 5), 0, 0.5, false, Scaling.BOUNDS);
    AdamConfig actor = new AdamConfig(0.01, 0.9, 0.99, 0.01, 0.02);
    AdamConfig critic = new AdamConfig(0.02, 0.9, 0.99, 0.01, 0.5);

    ReferenceDdpg reference =
        assertLearnsAsPlainArithmetic(
            OFF_CENTRE,
            new DdpgConfig(
                0.9, 0.1, BATCH, 1, true, networks, actor, new CriticConfig(critic, 0.3)));

    assertThat(reference.clipped).isBetween(10, 110); // of 120
  }

  /* Returns the plain arithmetic after 60 steps. */
  private ReferenceDdpg assertLearnsAsPlainArithmetic(EnvironmentSpec spec, DdpgConfig config)
      throws IOException {
    try (GraphAgent agent = agent(spec, config)) {
      agent.observe(new float[] {0.1f, -0.3f, -0.2f, 0.4f, 0.4f, 0.9f}, 3);
      ReferenceDdpg reference = new ReferenceDdpg(networks(agent), config, spec);
      for (int step = 0; step < 60; step++) {
        TransitionBatch batch = batch(spec);
        Update found = agent.learn(batch, 1, new float[2]);
        reference.learn(batch);

        assertThat((double) found.metric("critic_loss"))
            .isCloseTo(reference.criticLoss, within(1e-4));
        assertThat((double) found.metric("actor_loss"))
            .isCloseTo(reference.actorLoss, within(1e-4));
      }

      Map<String, double[]> learned = networks(agent);
      assertThat(learned.keySet()).isEqualTo(reference.variables.keySet());
      learned.forEach(
          (name, values) ->
              assertThat(values)
                  .as(name)
                  .containsExactly(reference.variables.get(name), within(1e-4)));
      return reference;
    }
  }

  private static Map<String, double[]> networks(GraphAgent agent) throws IOException {
    Map<String, double[]> networks = new LinkedHashMap<>();
    SavedVariables.of(agent)
        .values()
        .forEach(
            (name, values) -> {
              if (!name.contains("_adam/") && !name.contains("_rests/")) {
                networks.put(name, ReferenceDdpg.row(values, 0, 1));
              }
            });
    return networks;
  }

  @Test
  void startsTheTargetsAtTheOnlineNetworks() throws IOException {
    try (GraphAgent agent = agent(SPEC, CONFIG)) {
      Map<String, double[]> networks = networks(agent);

      assertThat(networks).hasSize(2 * (6 + 10));
      networks.forEach(
          (name, values) -> {
            if (!name.startsWith("target_")) {
              assertThat(networks.get("target_" + name)).as(name).containsExactly(values);
            }
          });
      assertThat(networks.get("actor/output/kernel")).doesNotContain(0.0);
    }
  }

  @Test
  void ignoresTheNextObservationWhereTheTaskEnded() {
    TransitionBatch ended = batch(SPEC);
    Arrays.fill(ended.discounts(), 0);
    Update update;
    try (GraphAgent agent = agent(SPEC, CONFIG)) {
      update = agent.learn(ended, 1, new float[2]);
    }

    Arrays.fill(ended.nextObservations(), 1e3f);

    try (GraphAgent agent = agent(SPEC, CONFIG)) {
      assertThat(agent.learn(ended, 1, new float[2])).isEqualTo(update);
    }
  }

  @Test
  void reportsTheMeanValueOfTheBatch() throws IOException {
    try (GraphAgent agent = agent(SPEC, CONFIG)) {
      assertThat(agent.metrics()).containsExactly("critic_loss", "actor_loss", "mean_q");
      ReferenceDdpg reference = new ReferenceDdpg(networks(agent), CONFIG, SPEC);
      TransitionBatch batch = batch(SPEC);
      double expected = reference.meanValue(batch);

      assertThat((double) agent.learn(batch, 1, new float[2]).metric("mean_q"))
          .isCloseTo(expected, within(1e-5));
    }
  }

  private TransitionBatch batch(EnvironmentSpec spec) {
    TransitionBatch batch = new TransitionBatch(BATCH, 2, spec.action().size());
    for (float[] column :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = random.nextFloat() * 2 - 1;
      }
    }
    for (int i = 0; i < BATCH; i++) {
      batch.discounts()[i] = random.nextInt(4) == 0 ? 0 : 1;
    }
    return batch;
  }
}
