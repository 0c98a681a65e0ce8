package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/** Holds the backward passes of policy and values against TensorFlow's own gradients. */
class MlpTest {
  private static final int BATCH = 16;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0",
          new Box(FloatVector.of(-1, -2, -8), FloatVector.of(1, 2, 8)),
          new Box(FloatVector.of(-2, -1), FloatVector.of(2, 3)));

  /* TensorFlow would take a common factor out of a sum in the one graph and not in the other. */
  private static final ConfigProto AS_WRITTEN =
      ConfigProto.newBuilder()
          .setGraphOptions(
              GraphOptions.newBuilder()
                  .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
          .build();

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private int seed;

  @AfterEach
  void close() {
    graph.close();
  }

  private static NetworkConfig config(boolean branches, boolean normalized, boolean scaled) {
    List<Integer> own = branches ? List.of(5, 7) : List.of();
    return new NetworkConfig(
        List.of(9, 6),
        own,
        own,
        List.of(8, 4),
        0.3,
        0,
        normalized,
        scaled ? Scaling.BOUNDS : Scaling.NONE);
  }

  private Operand<TFloat32> random(int columns, float width) {
    float[][] rows = new float[BATCH][columns];
    SplittableRandom random = new SplittableRandom(++seed);
    for (float[] row : rows) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextDouble(-width, width);
      }
    }
    return tf.constant(rows); // [BATCH, columns]
  }

  private void assertEqualsTensorFlows(
      Parameters parameters,
      List<Operand<TFloat32>> outputs,
      List<Operand<TFloat32>> gradients,
      List<Gradient> found) {
    assertThat(found).hasSameSizeAs(parameters.variables());
    try (Session session = new Session(graph, AS_WRITTEN)) {
      session.run(parameters.initialize());
      for (Gradient gradient : found) {
        Output<?> expected = expected(outputs, gradients, gradient.variable().handle());
        assertEqualBits(session, gradient.value(), expected);
      }
    }
  }

  private Output<?> expected(
      List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> gradients, Operand<?> by) {
    return graph
        .addGradients(
            "expected_" + ++seed,
            outputs(outputs),
            new Output<?>[] {by.asOutput()},
            outputs(gradients))[0];
  }

  private static Output<?>[] outputs(List<Operand<TFloat32>> operands) {
    return operands.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
  }

  private static void assertEqualBits(
      Session session, Operand<TFloat32> found, Operand<?> expected) {
    try (Result pair = session.runner().fetch(expected).fetch(found).run()) {
      float[] theirs = numbers(pair.get(0));
      assertThat(theirs).as(expected.toString()).isNotEqualTo(new float[theirs.length]);
      assertThat(numbers(pair.get(1))).containsExactly(theirs, within(0f)); // 0 and -0 are equal
    }
  }

  private static float[] numbers(Tensor tensor) {
    float[] numbers = new float[(int) tensor.shape().size()];
    tensor.asRawTensor().data().asFloats().read(numbers);
    return numbers;
  }

  @ParameterizedTest(name = "up to {0}; where they are huge, tanh is flat")
  @ValueSource(floats = {2, 20})
  void ofThePolicy(float width) {
    TanhPolicy policy = new TanhPolicy(config(true, true, false), SPEC);
    Parameters parameters = policy.create(new Parameters(tf, "actor"), () -> ++seed);
    TanhPolicy.Pass pass = policy.apply(tf, parameters.read(tf), random(3, width));
    Operand<TFloat32> gradient = random(2, 1); // [BATCH, 2]

    assertEqualsTensorFlows(
        parameters, List.of(pass.action()), List.of(gradient), pass.back(tf, gradient));
  }

  @ParameterizedTest(
      name = "{0} functions, layers of their own for both inputs: {1}, normalised: {2}")
  @CsvSource({"1, false, false", "1, true, false", "2, false, true", "2, true, true"})
  void ofTheValues(int count, boolean branches, boolean normalized) {
    Values values = new Values(count, config(branches, normalized, !branches), SPEC);
    Parameters parameters = values.create(new Parameters(tf, "critic"), () -> ++seed);
    Operand<TFloat32> action = random(2, 2); // [BATCH, 2]
    Values.Pass pass = values.apply(tf, parameters.read(tf), random(3, 2), action);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    pass.all().forEach(value -> gradients.add(random(1, 1))); // [BATCH, 1]
    Values.Backward back = pass.back(tf, gradients);

    assertEqualsTensorFlows(parameters, pass.all(), gradients, back.weights());
    try (Session session = new Session(graph, AS_WRITTEN)) {
      session.run(parameters.initialize());
      assertEqualBits(session, back.action(), expected(pass.all(), gradients, action));
    }
  }

  @Test
  void refusesTheGradientByWhatALossDoesNotDependOn() {
    Operand<TFloat32> x = random(1, 1); // [BATCH, 1]
    Operand<TFloat32> loss = // []
        tf.math.mean(tf.stopGradient(x), tf.constant(new int[] {0, 1}));

    assertThatThrownBy(() -> Gradients.ofLoss(tf, loss, List.of(x)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no gradient reaches " + x.op().name());
  }
}
