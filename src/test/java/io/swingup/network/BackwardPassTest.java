package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Holds the ways back through both networks against TensorFlow's own gradients. */
class BackwardPassTest {
  private static final int BATCH = 16;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0",
          new Box(FloatVector.of(-1, -2, -8), FloatVector.of(1, 2, 8)),
          new Box(FloatVector.of(-2, -1), FloatVector.of(2, 3)));

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private int seed;

  @AfterEach
  void close() {
    graph.close();
  }

  private static NetworkConfig config(boolean branches, boolean scaled) {
    List<Integer> own = branches ? List.of(5, 7) : List.of();
    return new NetworkConfig(List.of(9, 6), own, own, List.of(8, 4), 0.3, 0, scaled);
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
      Operand<TFloat32> output,
      Operand<TFloat32> outputGradient,
      Operand<TFloat32> input,
      Gradients found) {
    List<Output<?>> by = new ArrayList<>();
    parameters.variables().forEach(variable -> by.add(variable.handle().asOutput()));
    by.add(input.asOutput());
    Output<?>[] expected =
        graph.addGradients(
            "expected",
            new Output<?>[] {output.asOutput()},
            by.toArray(Output<?>[]::new),
            new Output<?>[] {outputGradient.asOutput()});
    List<Operand<TFloat32>> all = new ArrayList<>(found.of(parameters));
    all.add(found.input());
    try (Session session = new Session(graph)) {
      session.run(parameters.initialize());
      for (int i = 0; i < expected.length; i++) {
        try (Result pair = session.runner().fetch(expected[i]).fetch(all.get(i)).run()) {
          float[] theirs = numbers((TFloat32) pair.get(0));
          float[] ours = numbers((TFloat32) pair.get(1));
          assertThat(theirs).as("gradient %s", i).isNotEqualTo(new float[theirs.length]);
          assertThat(ours).containsExactly(theirs, within(0f)); // 0 and -0 are equal
        }
      }
    }
  }

  private static float[] numbers(TFloat32 tensor) {
    float[] numbers = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(numbers);
    return numbers;
  }

  @ParameterizedTest(name = "inputs scaled: {0}, up to {1}; where they are huge, tanh is flat")
  @CsvSource({"false, 2", "true, 2", "false, 20"})
  void ofTheActor(boolean scaled, float width) {
    Actor actor =
        Actor.create(new Parameters(tf, "actor"), config(true, scaled), SPEC, () -> ++seed);
    Operand<TFloat32> observation = random(3, width); // [BATCH, 3]
    Actor.Pass pass = actor.apply(tf, actor.parameters().read(tf), observation);
    Operand<TFloat32> gradient = random(2, 1); // [BATCH, 2]

    assertEqualsTensorFlows(
        actor.parameters(), pass.action(), gradient, observation, pass.back(tf, gradient));
  }

  @ParameterizedTest(name = "layers of their own for observation and action: {0}")
  @ValueSource(booleans = {false, true})
  void ofTheCritic(boolean branches) {
    Critic critic =
        Critic.create(
            new Parameters(tf, "critic"), config(branches, !branches), SPEC, () -> ++seed);
    Operand<TFloat32> action = random(2, 2); // [BATCH, 2]
    Critic.Pass pass = critic.apply(tf, critic.parameters().read(tf), random(3, 2), action);
    Operand<TFloat32> gradient = random(1, 1); // [BATCH, 1]

    assertEqualsTensorFlows(
        critic.parameters(), pass.value(), gradient, action, pass.back(tf, gradient));
  }
}
