package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Holds the gradient that moves each variable against TensorFlow's own of the loss, straight
 * through the network.
 */
class BackwardPassTest {
  private static final int ADAM_GRADIENT = 9; // the input of ResourceApplyAdam

  private final SplittableRandom random = new SplittableRandom(1);

  static Stream<Algorithms.Variant> variants() {
    return Algorithms.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void everyGradientIsTheOneThatTensorFlowFinds(Algorithms.Variant variant) {
    try (Graph graph = new Graph()) {
      AgentGraph nodes =
          AgentGraph.build(
              Ops.create(graph), Algorithms.SPEC, variant.config(), false, () -> random.nextInt());
      Map<Output<?>, Output<?>> found = gradients(graph);
      assertThat(found).hasSameSizeAs(nodes.learner().learned());
      found.keySet().removeIf(handle -> !variant.losses().containsKey(group(handle)));
      Map<Output<?>, Output<?>> expected = new HashMap<>();
      found
          .keySet()
          .forEach(handle -> expected.put(handle, gradient(graph, nodes, variant, handle)));

      try (Session session = new Session(graph);
          Feeds feeds = new Feeds(nodes.in().learning(nodes.learner().noises()), 1)) {
        session.run(nodes.initialize());
        nodes
            .in()
            .learning(nodes.learner().noises())
            .forEach(input -> feeds.write(input, random(input)));
        found.forEach(
            (handle, gradient) ->
                assertEqualBits(
                    session, feeds, gradient, Objects.requireNonNull(expected.get(handle))));
      }
    }
  }

  /* What moves each variable, by the variable's handle. */
  private static Map<Output<?>, Output<?>> gradients(Graph graph) {
    Map<Output<?>, Output<?>> gradients = new HashMap<>();
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      if (operation.type().equals("ResourceApplyAdam")) {
        gradients.put(operation.input(0), operation.input(ADAM_GRADIENT));
      }
    }
    return gradients;
  }

  private static Output<?> gradient(
      Graph graph, AgentGraph nodes, Algorithms.Variant variant, Output<?> handle) {
    Operand<TFloat32> loss =
        nodes.learner().kinds().stream()
            .flatMap(phase -> phase.metrics().stream())
            .filter(metric -> metric.name().equals(variant.losses().get(group(handle))))
            .map(Learner.Metric::value)
            .findFirst()
            .orElseThrow();
    return graph.addGradients(loss.asOutput(), new Output<?>[] {handle})[0];
  }

  private static String group(Output<?> handle) {
    return handle.op().name().replaceFirst("/.*", "");
  }

  private float[] random(Operand<TFloat32> input) {
    long rows = Math.max(1, input.shape().get(0)); // -1 for any number
    float[] values = new float[(int) (rows * input.shape().get(1))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return values;
  }

  private static void assertEqualBits(
      Session session, Feeds feeds, Output<?> found, Output<?> expected) {
    Session.Runner runner = session.runner().fetch(found).fetch(expected);
    feeds.feed(runner);
    try (Result result = runner.run()) {
      float[] ours = LearningRuns.floats(result, 0);
      float[] theirs = LearningRuns.floats(result, 1);
      assertThat(theirs).as(expected.toString()).isNotEqualTo(new float[theirs.length]);
      assertThat(ours).as(found.toString()).containsExactly(theirs, within(0f)); // -0 equals 0
    }
  }
}
