package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.CriticConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Td3Config;
import io.swingup.agent.Update;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning steps in which transitions count differently. */
@Timeout(120)
class WeightedLearningTest {
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.999, 1e-7, 0);
  private static final int BATCH = Algorithms.BATCH;

  static Stream<Algorithms.Variant> all() {
    return Algorithms.all();
  }

  private static GraphAgent agent(AgentConfig config, boolean weighted) {
    SplittableRandom seeds = new SplittableRandom(4);
    return GraphAgent.create(
        Algorithms.SPEC,
        config,
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        weighted,
        seeds::nextInt,
        new SplittableRandom(5));
  }

  private static TransitionBatch batch() {
    SplittableRandom random = new SplittableRandom(7);
    TransitionBatch batch =
        new TransitionBatch(
            BATCH, Algorithms.SPEC.observation().size(), Algorithms.SPEC.action().size());
    for (float[] column :
        List.of(
            batch.observations(),
            batch.actions(),
            batch.rewards(),
            batch.nextObservations(),
            batch.weights())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(0.1, 1);
      }
    }
    Arrays.fill(batch.discounts(), 1);
    return batch;
  }

  private static double metric(Update update, String name) {
    return Objects.requireNonNull(update.metrics().get(name), name);
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalWeightsOfOneAreAsNone(Algorithms.Variant variant) throws IOException {
    TransitionBatch batch = batch();
    Arrays.fill(batch.weights(), 1);
    try (GraphAgent plain = agent(variant.config(), false);
        GraphAgent weighted = agent(variant.config(), true)) {
      for (int step = 0; step < 3; step++) {
        Update without = plain.learn(batch, 1, new float[0]);
        Update with = weighted.learn(batch, 1, new float[0]);
        assertThat(without.errors().size()).isZero();
        assertThat(with.errors().size()).isEqualTo(BATCH);
        assertClose(with.metrics(), without.metrics());
      }
      Map<String, float[]> expected = SavedVariables.of(plain).values();
      SavedVariables.of(weighted)
          .values()
          .forEach(
              (name, found) ->
                  assertThat(found).containsExactly(expected.get(name), within(1e-4f)));
    }
  }

  private static void assertClose(Map<String, Float> found, Map<String, Float> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (name, figure) -> assertThat(figure).as(name).isCloseTo(expected.get(name), within(1e-4f)));
  }

  /**
   * The loss is the mean of w δ², or of w times Huber's loss, whereas the errors have no weight;
   * with one critic all is known.
   */
  @ParameterizedTest
  @MethodSource("all")
  void theLossHasTheWeightsAndTheErrorsHaveNone(Algorithms.Variant variant) {
    TransitionBatch weighted = batch();
    TransitionBatch equal = batch();
    Arrays.fill(equal.weights(), 1);
    boolean twins = variant.config() instanceof Td3Config || variant.config() instanceof SacConfig;
    try (GraphAgent agent = agent(variant.config(), true);
        GraphAgent other = agent(variant.config(), true)) {
      Update update = agent.learn(weighted, 1, new float[6]);
      Update unweighted = other.learn(equal, 1, new float[6]);

      assertThat(update.errors().toArray())
          .containsExactly(unweighted.errors().toArray(), within(1e-5f));
      double sum = 0;
      for (int i = 0; i < BATCH; i++) {
        sum += weighted.weights()[i] * loss(update.errors().get(i), variant.config()) / BATCH;
      }
      double loss = metric(update, "critic_loss");
      if (twins) { // δ₁² + δ₂² lies between once and twice (|δ₁| + |δ₂|)² / 2
        assertThat(loss).isBetween(2 * sum - 1e-5, 4 * sum + 1e-5);
      } else {
        assertThat(loss).isCloseTo(sum, within(1e-5));
      }
      assertThat(update.nextActions().size()).isPositive();
    }
  }

  private static double loss(double error, AgentConfig config) {
    double threshold = config.critic().huberThreshold();
    return threshold == 0 || error <= threshold
        ? error * error
        : threshold * (2 * error - threshold);
  }

  /** A row that counts alone moves the critics as a batch of nothing else would. */
  @ParameterizedTest
  @MethodSource("withoutChance")
  void aRowMovesTheCriticsByItsWeight(AgentConfig config) throws IOException {
    TransitionBatch one = batch();
    Arrays.fill(one.weights(), 0);
    one.weights()[2] = 1;
    TransitionBatch copies = batch();
    for (float[] column :
        List.of(
            copies.observations(), copies.actions(), copies.rewards(), copies.nextObservations())) {
      int width = column.length / BATCH;
      for (int row = 0; row < BATCH; row++) {
        System.arraycopy(column.clone(), 2 * width, column, row * width, width);
      }
    }
    Arrays.fill(copies.weights(), 1f / BATCH);
    try (GraphAgent first = agent(config, true);
        GraphAgent second = agent(config, true)) {
      first.learn(one, 1, new float[0]);
      second.learn(copies, 1, new float[0]);

      Map<String, float[]> expected = SavedVariables.of(second).values();
      SavedVariables.of(first).values().entrySet().stream()
          .filter(entry -> entry.getKey().matches("critic(_adam)?/.*"))
          .forEach(
              entry ->
                  assertThat(entry.getValue())
                      .as(entry.getKey())
                      .containsExactly(expected.get(entry.getKey()), within(1e-5f)));
    }
  }

  static Stream<AgentConfig> withoutChance() {
    return Stream.of(Algorithms.all().findFirst().orElseThrow().config(), td3(0.9));
  }

  private static Td3Config td3(double discount) {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(9, 6),
            List.of(5),
            List.of(3),
            List.of(8, 4),
            0.3,
            0,
            false,
            NetworkConfig.Scaling.BOUNDS);
    CriticConfig critic = new CriticConfig(ADAM, 0);
    return new Td3Config(
        discount, 0.1, BATCH, 1, new Td3Config.Smoothing(2, 0, 0), networks, ADAM, critic);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTrainerHasWeightsAndErrorsWhereTheAgentHas(boolean weighted) {
    try (GraphAgent agent = agent(td3(0.9), weighted);
        ModelGraph trainer = agent.model(ModelSource.TRAINER)) {
      trainer
          .signatures()
          .forEach(
              (name, endpoint) -> {
                assertThat(endpoint.inputs().containsKey("weight")).as(name).isEqualTo(weighted);
                assertThat(endpoint.outputs().containsKey("error")).as(name).isEqualTo(weighted);
              });
      assertThat(trainer.signatures()).hasSize(2);
    }
  }

  /** Without a next value y is r, so both errors follow from mean Q₁ and the loss. */
  @Test
  void ofTwoCriticsTheMeanOfTheirErrorsCounts() {
    TransitionBatch batch = batch();
    for (float[] column : List.of(batch.observations(), batch.actions(), batch.rewards())) {
      Arrays.fill(column, 0.5f);
    }
    Arrays.fill(batch.weights(), 1);
    try (GraphAgent agent = agent(td3(0), true)) {
      Update update = agent.learn(batch, 1, new float[0]);

      double first = Math.abs(0.5 - metric(update, "mean_q"));
      double second = Math.sqrt(metric(update, "critic_loss") - first * first);
      assertThat(Math.abs(first - second)).isGreaterThan(1e-3);
      assertThat((double) update.errors().get(0)).isCloseTo((first + second) / 2, within(1e-5));
    }
  }
}
