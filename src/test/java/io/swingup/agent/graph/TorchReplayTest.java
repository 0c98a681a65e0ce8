package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.CriticConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.Td3Config;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.network.Variable;
import io.swingup.replay.TransitionBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Learns from what PyTorch and stable-baselines3 learned from, as {@code record_td3_sac.py} says:
 * every reported number, and of each variable a weighted sum, within 1e-5 over the first 20 updates
 * and within 1e-3 over all 200, relative to its size, for sums to that of the absolute values, or
 * to 1 where that is larger, or 0.2 for sums.
 */
class TorchReplayTest {
  private static final int UPDATES = 200;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0", Box.symmetric(1, 1, 8), new Box(FloatVector.of(-2, -1), FloatVector.of(2, 3)));
  private static final AdamConfig ADAM = new AdamConfig(0.001, 0.9, 0.999, 1e-5, 0);
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(
          List.of(32, 32), List.of(), List.of(), List.of(32, 32), 0, 0, false, Scaling.BOUNDS);
  private static final Map<String, AgentConfig> CONFIGS =
      Map.of(
          "td3",
          new Td3Config(
              0.97,
              0.02,
              16,
              0.5,
              new Td3Config.Smoothing(2, 0.2, 0.3),
              NETWORKS,
              ADAM,
              new CriticConfig(ADAM, 0)),
          "sac",
          new SacConfig(
              0.97,
              0.02,
              16,
              0.5,
              new SacConfig.Temperature(0.2, true, -1, ADAM),
              NETWORKS,
              ADAM,
              new CriticConfig(ADAM, 0)));

  static Stream<Arguments> recordings() {
    return Stream.of("td3", "sac")
        .flatMap(name -> Stream.of("torch", "sb3").map(program -> Arguments.of(name, program)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("recordings")
  @Timeout(60)
  void learnsUpdateByUpdateAsRecorded(String name, String program) {
    List<GoldenRow> updates = rows(name + "_updates.csv", program);
    List<GoldenRow> checks = rows(name + "_checks.csv", program);
    assertThat(updates).hasSize(UPDATES);
    RecordedInputs inputs = new RecordedInputs(SPEC);
    try (Graph graph = new Graph()) {
      AgentGraph nodes =
          AgentGraph.build(
              Ops.create(graph), SPEC, Objects.requireNonNull(CONFIGS.get(name)), false, () -> 1);
      try (Session session = new Session(graph);
          LearningRuns runs = new LearningRuns(session, nodes, 1)) {
        session.run(nodes.initialize());
        start(session, nodes.learner().variables(), inputs);
        for (GoldenRow row : updates) {
          int update = row.int32("update");
          TransitionBatch batch = inputs.batch(16);
          assertMetrics(
              runs.run(update - 1, batch, 1, new float[0], inputs.noise()).metrics(), row);
          assertVariables(session, nodes, checks, update);
        }
      }
    }
  }

  private static List<GoldenRow> rows(String file, String program) {
    return GoldenFile.rows(file).stream()
        .filter(row -> row.text("program").equals(program))
        .toList();
  }

  /* Overwrites what the initialisers made; a target is a copy. */
  private static void start(Session session, List<Variable> variables, RecordedInputs inputs) {
    for (Variable variable : variables) {
      if (variable.name().matches("(actor|critic)/.*")) {
        float[] values = inputs.weights(variable.shape());
        try (TFloat32 value = TFloat32.tensorOf(variable.shape(), DataBuffers.of(values))) {
          Session.Runner runner = session.runner().feed(variable.initialValue(), value);
          variables.stream()
              .filter(each -> each.initialValue() == variable.initialValue())
              .forEach(each -> runner.addTarget(each.initialize()));
          runner.run().close();
        }
      }
    }
  }

  private static void assertMetrics(Map<String, Float> found, GoldenRow row) {
    double tolerance = row.int32("update") <= 20 ? 1e-5 : 1e-3;
    Map<String, Float> left = new HashMap<>(found);
    for (String metric : row.columns().subList(2, row.columns().size())) {
      if (!row.text(metric).isEmpty()) {
        float expected = row.float32(metric);
        assertThat(left.remove(metric))
            .as("%s of %s", metric, row)
            .isCloseTo(expected, within((float) (tolerance * Math.max(1, Math.abs(expected)))));
      }
    }
    assertThat(left.keySet())
        .isSubsetOf("mean_q", "entropy"); // which stable-baselines3 does not tell
  }

  private static void assertVariables(
      Session session, AgentGraph nodes, List<GoldenRow> checks, int update) {
    Map<String, Variable> variables = new HashMap<>();
    nodes.learner().variables().forEach(variable -> variables.put(variable.name(), variable));
    for (GoldenRow row : checks) {
      if (row.int32("update") == update) {
        double sum = 0;
        float[] values = values(session, Objects.requireNonNull(variables.get(row.text("name"))));
        for (int i = 0; i < values.length; i++) {
          sum += (1 + i % 7) * (double) values[i];
        }
        double tolerance =
            (update <= 20 ? 1e-5 : 1e-3) * Math.max(0.2, row.float64("absolute_sum"));
        assertThat(sum).as(row.toString()).isCloseTo(row.float64("sum"), within(tolerance));
      }
    }
  }

  private static float[] values(Session session, Variable variable) {
    try (Result result = session.runner().fetch(variable.snapshot()).run()) {
      return LearningRuns.floats(result, 0);
    }
  }
}
