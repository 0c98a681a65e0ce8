package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that normalises what it sees. */
class ObservingAgentTest {
  private static final AgentConfig CONFIG =
      Algorithms.all()
          .filter(variant -> variant.toString().equals("DDPG, normalised inputs"))
          .findFirst()
          .orElseThrow()
          .config();
  private static final float[] SEEN = {0.2f, 1, 4, 0.4f, -1, 7};

  private final SplittableRandom random = new SplittableRandom(1);

  private static GraphAgent agent(int seed) {
    return GraphAgent.create(
        Algorithms.SPEC,
        CONFIG,
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(seed)::nextInt,
        new SplittableRandom(2));
  }

  private TransitionBatch batch() {
    TransitionBatch batch = new TransitionBatch(Algorithms.BATCH, 3, 2);
    for (float[] column :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return batch;
  }

  private static List<float[]> statistics(GraphAgent agent) throws IOException {
    return SavedVariables.of(agent).values().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("observation"))
        .map(entry -> entry.getValue())
        .toList();
  }

  @Test
  void onlyObservingMovesTheStatistics() throws IOException {
    try (GraphAgent agent = agent(1)) {
      agent.observe(SEEN, 2);
      List<float[]> before = statistics(agent);

      agent.act(SEEN, 2);
      agent.explore(SEEN, 2);
      agent.learn(batch(), 1, SEEN);

      assertThat(before).hasSize(6);
      assertThat(statistics(agent)).containsExactlyElementsOf(before);
      agent.observe(SEEN, 2);
      assertThat(statistics(agent)).isNotEqualTo(before);
    }
  }

  @Test
  void actsAndLearnsByWhatItHasObserved() {
    try (GraphAgent agent = agent(1);
        GraphAgent other = agent(1)) {
      assertThat(agent.act(SEEN, 2)).containsExactly(other.act(SEEN, 2));

      agent.observe(SEEN, 2);

      assertThat(agent.act(SEEN, 2)).isNotEqualTo(other.act(SEEN, 2));
      TransitionBatch batch = batch();
      Update update = agent.learn(batch, 1, SEEN);
      assertThat(update.metrics()).isNotEqualTo(other.learn(batch, 1, SEEN).metrics());
      assertThat(update.nextActions().toArray()).containsExactly(agent.explore(SEEN, 2));
    }
  }

  @Test
  void goesOnObservingAfterRestoringAsTheOneThatWasSaved(@TempDir Path folder) throws IOException {
    String file = folder.resolve("variables").toString();
    try (GraphAgent saved = agent(1);
        GraphAgent restored = agent(2)) {
      for (int i = 0; i < 50; i++) {
        saved.observe(batch().observations(), Algorithms.BATCH);
      }
      saved.save(file);
      restored.observe(SEEN, 2);
      restored.restore(file);

      for (int i = 0; i < 50; i++) {
        float[] observations = batch().observations();
        saved.observe(observations, Algorithms.BATCH);
        restored.observe(observations, Algorithms.BATCH);
      }

      assertThat(statistics(restored)).containsExactlyElementsOf(statistics(saved));
      assertThat(restored.act(SEEN, 2)).containsExactly(saved.act(SEEN, 2));
    }
  }

  @Test
  void refusesObservationsOfAnotherSize() {
    try (GraphAgent agent = agent(1)) {
      assertThatThrownBy(() -> agent.observe(new float[5], 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("2 observations must be 6 numbers, were 5");
    }
  }
}
