package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import io.swingup.random.PythonRandom;
import io.swingup.replay.Buffers;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.storage.config.ConfigReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds the batches that the Keras example learned from, in its order.
 *
 * <p>Two matrix kernels of TensorFlow itself drift apart by 8e-7 (relative) within 50 such updates,
 * as sums of floats depend on their order. The bounds leave room for the kernels of another
 * processor; Adam with the uncorrected constants of {@code ResourceApplyAdam} would drift by 1e-4.
 */
class KerasReplayTest {
  private static final int BATCH = 64;
  private static final int STEPS = 50;
  private static final double LOSS_TOLERANCE = 1e-4;
  private static final double WEIGHT_TOLERANCE = 1e-3;

  static Stream<Arguments> seeds() {
    return GoldenFile.groups("keras_trace.csv", "seed");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void learnsAsKerasDoesUpdateByUpdate(String seed, List<GoldenRow> rows) throws IOException {
    PythonRandom kernels = PythonRandom.seeded(Long.parseLong(seed));
    ReplayBuffer replay = Buffers.uniform(1000, 3, 1);
    TransitionBatch batch = new TransitionBatch(BATCH, 3, 1);
    try (GraphAgent agent =
        GraphAgent.create(
            Environments.provider("Pendulum-v1").create().spec(),
            new ConfigReader("keras-example").read().agent(),
            new SessionConfig(SessionConfig.Device.CPU, 1, 1),
            false,
            () -> (int) kernels.randint(1, 1_000_000_000),
            kernels)) {
      for (GoldenRow row : rows.subList(0, STEPS)) {
        replay.add(transition(row), 0, false);
        replay.sample(batch, new Recorded(row.text("batch")), 0);

        Update update = agent.learn(batch, 1, new float[3]);

        assertLoss(update.metric("critic_loss"), row.float32("critic_loss"), row);
        assertLoss(update.metric("actor_loss"), row.float32("actor_loss"), row);
      }
      assertWeights(agent, seed);
    }
  }

  private static void assertLoss(double found, double expected, GoldenRow row) {
    double scale = Math.max(1, Math.abs(expected));
    assertThat(found).as(row.toString()).isCloseTo(expected, within(LOSS_TOLERANCE * scale));
  }

  private static void assertWeights(GraphAgent agent, String seed) throws IOException {
    SavedVariables variables = SavedVariables.of(agent);
    List<GoldenRow> checks =
        GoldenFile.rows("keras_checks.csv").stream()
            .filter(row -> row.text("seed").equals(seed) && row.int32("steps_done") == STEPS)
            .toList();
    assertThat(checks).hasSize(36);
    for (GoldenRow row : checks) {
      double sum = 0;
      for (float weight : variables.get(row.text("name"))) {
        sum += weight;
      }
      double tolerance = WEIGHT_TOLERANCE * row.float64("absolute_sum");
      assertThat(sum).as(row.text("name")).isCloseTo(row.float64("sum"), within(tolerance));
    }
  }

  private static Transition transition(GoldenRow row) {
    return new Transition(
        vector(row, "observation_"),
        FloatVector.rounded(row.float64("action")),
        row.float64("reward"),
        1,
        vector(row, "next_observation_"));
  }

  private static FloatVector vector(GoldenRow row, String prefix) {
    return FloatVector.of(
        row.float32(prefix + 0), row.float32(prefix + 1), row.float32(prefix + 2));
  }

  /** A generator that returns recorded indices. */
  private static final class Recorded extends Random {
    private static final long serialVersionUID = 1;

    private final transient Iterator<Integer> indices;

    private Recorded(String indices) {
      this.indices = Arrays.stream(indices.split(" ", -1)).map(Integer::valueOf).iterator();
    }

    @Override
    public int nextInt(int bound) {
      return indices.next();
    }
  }
}
