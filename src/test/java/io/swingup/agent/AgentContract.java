package io.swingup.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every agent keeps to, whatever its algorithm. */
interface AgentContract {
  /** Three observations; the second action's bounds are not symmetric. */
  EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0", Box.symmetric(1, 1, 8), new Box(FloatVector.of(-2, -1), FloatVector.of(2, 3)));

  /** Bits from which one and the same normal number is drawn again and again. */
  long SAME = 0x7654321076543210L;

  /** Returns settings that learn an easy task in some 1000 steps. */
  AgentConfig config();

  /** Says whether the agent draws its actions while it learns from a distribution of its own. */
  default boolean exploresByItself() {
    return false;
  }

  /** Returns a new agent. */
  default GraphAgent agent(EnvironmentSpec spec, long seed, int threads) {
    return agent(spec, seed, threads, new SplittableRandom(seed));
  }

  /** Returns a new agent whose chance is given. */
  default GraphAgent agent(EnvironmentSpec spec, long seed, int threads, RandomGenerator noise) {
    return GraphAgent.create(
        spec,
        config(),
        new SessionConfig(SessionConfig.Device.CPU, 1, threads),
        false,
        new SplittableRandom(seed)::nextInt,
        noise);
  }

  /** Returns a new agent for {@link #SPEC} by whose chance every number is the same. */
  default GraphAgent agentWithoutChance(long seed) {
    return agent(SPEC, seed, 1, () -> SAME);
  }

  /** Returns a new agent for {@link #SPEC}. */
  default GraphAgent agent(long seed) {
    return agent(SPEC, seed, 1);
  }

  /** Returns transitions of a task of one step: its reward is −Σ (aᵢ − sᵢ)². */
  default TransitionBatch batch(EnvironmentSpec spec, SplittableRandom random) {
    TransitionBatch batch =
        new TransitionBatch(config().batchSize(), spec.observation().size(), spec.action().size());
    fill(batch.observations(), 0.8, random);
    fill(batch.nextObservations(), 0.8, random);
    fill(batch.actions(), 1, random);
    for (int i = 0; i < batch.size(); i++) {
      for (int j = 0; j < spec.action().size(); j++) {
        double error =
            batch.actions()[i * spec.action().size() + j]
                - batch.observations()[i * spec.observation().size() + j];
        batch.rewards()[i] -= (float) (error * error);
      }
    }
    return batch;
  }

  private static void fill(float[] values, double bound, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
  }

  /** Lets an agent learn from some batches; returns what it reports. */
  default List<Update> learn(Agent agent, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      updates.add(agent.learn(batch(SPEC, random), 1, new float[] {0.1f, 0.2f, 0.3f}));
    }
    return updates;
  }

  @ParameterizedTest(name = "{0} of 3 observations as actions")
  @ValueSource(ints = {1, 2})
  default void learnsToSayWhatItSees(int actions) {
    float[] bounds = new float[actions];
    Arrays.fill(bounds, 1);
    EnvironmentSpec spec =
        new EnvironmentSpec("Identity-v0", Box.symmetric(1, 1, 1), Box.symmetric(bounds));
    SplittableRandom random = new SplittableRandom(3);
    try (Agent agent = agent(spec, 1, 1)) {
      for (int i = 0; i < 2000; i++) {
        agent.learn(batch(spec, random), 1, new float[3]);
      }
      float[] observations = batch(spec, random).observations();
      int rows = observations.length / 3;

      float[] found = agent.act(observations, rows);

      double sum = 0;
      for (int i = 0; i < found.length; i++) {
        sum += Math.abs(found[i] - observations[i / actions * 3 + i % actions]);
      }
      assertThat(sum / found.length).isLessThan(0.1); // always 0 would be wrong by 0.4
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 4})
  default void learnsTheSameBitsFromTheSameSeed(int threads) {
    try (Agent first = agent(1);
        Agent second = agent(SPEC, 1, threads);
        Agent other = agent(2)) {
      List<Update> expected = learn(first, 300, 7);

      assertThat(learn(second, 300, 7)).isEqualTo(expected);
      assertThat(learn(other, 300, 7)).isNotEqualTo(expected);
    }
  }

  @Test
  default void actsAndLearnsAfterRestoringAsTheOneThatWasSaved(@TempDir Path folder)
      throws IOException {
    float[] observations = {0.1f, 0.2f, 5, -0.3f, 0.4f, -5};
    try (Agent saved = agentWithoutChance(1);
        Agent restored = agentWithoutChance(2)) {
      learn(saved, 21, 7);
      saved.save(folder.resolve("one").toString());
      assertThat(restored.act(observations, 2)).isNotEqualTo(saved.act(observations, 2));

      restored.restore(folder.resolve("one").toString());

      assertThat(restored.act(observations, 2)).containsExactly(saved.act(observations, 2));
      assertThat(learn(restored, 20, 8)).isEqualTo(learn(saved, 20, 8));
      saved.save(folder.resolve("one").toString());
      restored.save(folder.resolve("two").toString());
      assertThat(folder.resolve("two.data-00000-of-00001"))
          .hasSameBinaryContentAs(folder.resolve("one.data-00000-of-00001"));
      assertThat(Files.size(folder.resolve("two.data-00000-of-00001"))).isGreaterThan(1000);
    }
  }

  @Test
  default void choosesTheNextActionsAsItExploresAfterwards() {
    SplittableRandom random = new SplittableRandom(7);
    try (Agent agent = agentWithoutChance(1)) {
      for (int rows : new int[] {1, 1, 3, 2, 1}) {
        float[] next = new float[3 * rows];
        fill(next, 1, random);
        FloatVector found = agent.learn(batch(SPEC, random), 1, next).nextActions();

        assertThat(found.size()).isEqualTo(2 * rows);
        assertThat(found.toArray()).containsExactly(agent.explore(next, rows));
      }
    }
  }

  @Test
  default void actsByWhatItHasLearned() {
    float[] observation = {0.1f, 0.2f, 0.3f};
    try (Agent agent = agentWithoutChance(1)) {
      float[] before = agent.explore(observation, 1);

      learn(agent, 2, 7);

      assertThat(agent.explore(observation, 1)).isNotEqualTo(before);
    }
  }

  @Test
  default void drawsIfItExploresByItself() {
    float[] observation = {0.1f, 0.2f, 0.3f};
    try (Agent agent = agent(1)) {
      float[] first = agent.explore(observation, 1);
      float[] second = agent.explore(observation, 1);

      assertThat(Arrays.equals(first, second)).isNotEqualTo(exploresByItself());
      assertThat(agent.act(observation, 1)).containsExactly(agent.act(observation, 1));
    }
  }

  @Test
  default void learnsTheSameWithoutActing() {
    try (Agent acting = agentWithoutChance(1);
        Agent other = agentWithoutChance(1)) {
      SplittableRandom random = new SplittableRandom(7);
      for (float[] next : List.of(new float[0], new float[3], new float[0], new float[6])) {
        TransitionBatch batch = batch(SPEC, random);
        Update expected = acting.learn(batch, 1, new float[3]);

        Update found = other.learn(batch, 1, next);

        assertThat(found.metrics()).isEqualTo(expected.metrics());
        assertThat(found.nextActions().size()).isEqualTo(next.length / 3 * 2);
      }
    }
  }

  @Test
  default void learnsNothingAtARateOfZero() {
    SplittableRandom random = new SplittableRandom(7);
    float[] observation = {0.1f, 0.2f, 0.3f};
    try (Agent agent = agent(1)) {
      float[] before = agent.act(observation, 1);

      agent.learn(batch(SPEC, random), 0, observation);

      assertThat(agent.act(observation, 1)).containsExactly(before);
    }
  }

  @Test
  default void staysWithinTheActionBounds() {
    try (Agent agent = agent(1)) {
      float[] observations = {1e6f, 1e6f, 1e6f, -1e6f, -1e6f, -1e6f};
      for (float[] actions : List.of(agent.act(observations, 2), agent.explore(observations, 2))) {
        assertThat(actions).hasSize(4);
        assertThat(SPEC.action().contains(FloatVector.of(actions[0], actions[1]))).isTrue();
        assertThat(SPEC.action().contains(FloatVector.of(actions[2], actions[3]))).isTrue();
      }
    }
  }

  @Test
  default void namesWhatItReports() {
    try (Agent agent = agent(1)) {
      Set<String> reported = new HashSet<>();
      learn(agent, 2, 7).forEach(update -> reported.addAll(update.metrics().keySet()));
      assertThat(agent.metrics())
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("[a-z][a-z_]*"))
          .containsExactlyInAnyOrderElementsOf(reported);
    }
  }

  @Test
  default void keepsNativeMemoryWithinBounds() {
    TransitionBatch batch = batch(SPEC, new SplittableRandom(7));
    float[] observation = {0.1f, 0.2f, 0.3f};
    try (Agent agent = agent(1)) {
      for (int i = 0; i < 1_000; i++) {
        agent.learn(batch, 1, observation);
      }
      long before = Pointer.totalBytes();

      for (int i = 0; i < 10_000; i++) {
        agent.learn(batch, 1, observation);
        agent.act(observation, 1);
      }

      // One leaked scalar per update would be 40 kB; a few may wait for their closing at any time.
      assertThat(Pointer.totalBytes() - before).isLessThan(20_000);
    }
  }

  @Test
  default void refusesInputsOfAnotherSize() {
    TransitionBatch batch = batch(SPEC, new SplittableRandom(7));
    try (Agent agent = agent(1)) {
      assertThatThrownBy(() -> agent.act(new float[5], 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("2 observations must be 6 numbers, were 5");
      assertThatThrownBy(() -> agent.learn(batch, 1, new float[4]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("next_to_act_on must have 3 numbers, had 4");
      assertThatThrownBy(() -> agent.learn(new TransitionBatch(3, 3, 2), 1, new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("observation must have ");
    }
  }

  @Test
  default void refusesEverythingAfterItWasClosed(@TempDir Path folder) {
    TransitionBatch batch = batch(SPEC, new SplittableRandom(7));
    GraphAgent agent = agent(1);
    agent.learn(batch, 1, new float[3]);
    agent.close();
    agent.close();

    String prefix = folder.resolve("any").toString();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> agent.act(new float[3], 1),
            () -> agent.explore(new float[3], 1),
            () -> agent.observe(new float[3], 1),
            () -> agent.learn(batch, 1, new float[3]),
            () -> agent.save(prefix),
            () -> agent.restore(prefix))) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("cannot use an agent after it was closed");
    }
  }
}
