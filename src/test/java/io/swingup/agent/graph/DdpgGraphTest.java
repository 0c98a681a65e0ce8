package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.LearningConfig;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Parameters;
import io.swingup.network.Variable;
import io.swingup.replay.ReplayConfig;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class DdpgGraphTest {
  private static final int BATCH = 8;
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 4), Box.symmetric(2));
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(List.of(5, 4), List.of(3), List.of(3), List.of(6, 4), 0.5, 0, false);
  // A large epsilon keeps a tiny gradient from becoming a whole step, whatever its rounding.
  private static final LearningConfig LEARNING =
      new LearningConfig(
          0.9,
          0.1,
          BATCH,
          new ReplayConfig(100, true),
          1,
          true,
          new AdamConfig(0.01, 0.9, 0.99, 0.01),
          new AdamConfig(0.02, 0.9, 0.99, 0.01));

  private final Random random = new Random(5);
  private final Map<String, Operand<TFloat32>> reads = new LinkedHashMap<>();
  private Graph graph;
  private Session session;
  private DdpgGraph nodes;

  @BeforeEach
  void open() {
    open(NETWORKS, LEARNING);
  }

  private void open(NetworkConfig networks, LearningConfig learning) {
    reads.clear();
    graph = new Graph();
    Ops tf = Ops.create(graph);
    nodes = new DdpgGraph(tf, SPEC, networks, learning, () -> random.nextInt(1000));
    Stream.of(nodes.actor, nodes.targetActor).forEach(actor -> read(tf, actor.parameters()));
    Stream.of(nodes.critic, nodes.targetCritic).forEach(critic -> read(tf, critic.parameters()));
    session = new Session(graph);
    session.run(nodes.initialize);
  }

  private void read(Ops tf, Parameters parameters) {
    for (Variable variable : parameters.variables()) {
      reads.put(variable.name(), variable.read(tf));
    }
  }

  @AfterEach
  void close() {
    session.close();
    graph.close();
  }

  @Test
  void learnsAsPlainArithmeticDoesOverManySteps() {
    assertLearnsAsPlainArithmetic(NETWORKS, LEARNING);
  }

  @Test
  void scalesInputsAndRewardsAndClimbsTheOldCriticWhenAsked() {
    NetworkConfig networks =
        new NetworkConfig(List.of(5, 4), List.of(), List.of(3), List.of(6, 5), 0, 0.5, true);
    LearningConfig learning =
        new LearningConfig(
            0.9, 0.1, BATCH, LEARNING.replay(), 0.5, false, LEARNING.actor(), LEARNING.critic());
    close();
    open(networks, learning);

    assertLearnsAsPlainArithmetic(networks, learning);
  }

  private void assertLearnsAsPlainArithmetic(NetworkConfig networks, LearningConfig learning) {
    ReferenceDdpg reference = new ReferenceDdpg(variables(), networks, learning, SPEC);

    for (int step = 0; step < 60; step++) {
      TransitionBatch batch = batch();
      float[] losses = learn(batch, nodes.train);
      reference.learn(batch);

      assertThat((double) losses[0]).isCloseTo(reference.criticLoss, within(1e-4));
      assertThat((double) losses[1]).isCloseTo(reference.actorLoss, within(1e-4));
    }

    Map<String, double[]> learned = variables();
    assertThat(learned.keySet()).isEqualTo(reference.variables.keySet());
    learned.forEach(
        (name, values) ->
            assertThat(values)
                .as(name)
                .containsExactly(reference.variables.get(name), within(1e-4)));
  }

  @Test
  void startsTheTargetsAtTheOnlineNetworks() {
    Map<String, double[]> variables = variables();

    variables.forEach(
        (name, values) -> {
          if (!name.startsWith("target_")) {
            assertThat(variables.get("target_" + name)).as(name).containsExactly(values);
          }
        });
    assertThat(variables.get("actor/output/kernel")).doesNotContain(0.0);
  }

  @Test
  void ignoresTheNextObservationWhereTheTaskEnded() {
    TransitionBatch ended = batch();
    java.util.Arrays.fill(ended.discounts(), 0);
    float loss = learn(ended, nodes.criticLoss)[0];

    java.util.Arrays.fill(ended.nextObservations(), 1e3f);

    assertThat(learn(ended, nodes.criticLoss)[0]).isEqualTo(loss);
  }

  @Test
  void actsWithTheActorThatHasJustLearned() {
    TransitionBatch batch = batch();
    float before = act(batch)[0];

    float next = learn(batch, nodes.train)[2];

    assertThat(next).isNotEqualTo(before).isEqualTo(act(batch)[0]);
  }

  private TransitionBatch batch() {
    TransitionBatch batch = new TransitionBatch(BATCH, 2, 1);
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

  /** Returns both losses and the next action for the batch's first observation. */
  private float[] learn(TransitionBatch batch, Op target) {
    float[] first = {batch.observations()[0], batch.observations()[1]};
    Session.Runner runner = session.runner().addTarget(target.op());
    List<TFloat32> fed = new ArrayList<>();
    feed(runner, fed, nodes.in.observation, batch.observations(), BATCH);
    feed(runner, fed, nodes.in.action, batch.actions(), BATCH);
    feed(runner, fed, nodes.in.reward, batch.rewards(), BATCH);
    feed(runner, fed, nodes.in.discount, batch.discounts(), BATCH);
    feed(runner, fed, nodes.in.nextObservation, batch.nextObservations(), BATCH);
    feed(runner, fed, nodes.in.rateFactor, new float[] {1}, 1);
    runner.fetch(nodes.criticLoss);
    if (target == nodes.train) {
      feed(runner, fed, nodes.in.nextToActOn, first, 1);
      runner.fetch(nodes.actorLoss).fetch(nodes.nextAction);
    }
    try (Result result = runner.run()) {
      float[] values = new float[result.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = result.get(i).asRawTensor().data().asFloats().getFloat(0);
      }
      return values;
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  private float[] act(TransitionBatch batch) {
    Session.Runner runner = session.runner().fetch(nodes.action);
    List<TFloat32> fed = new ArrayList<>();
    float[] first = {batch.observations()[0], batch.observations()[1]};
    feed(runner, fed, nodes.in.toActOn, first, 1);
    try (Result result = runner.run()) {
      return new float[] {result.get(0).asRawTensor().data().asFloats().getFloat(0)};
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  private static void feed(
      Session.Runner runner,
      List<TFloat32> fed,
      Operand<TFloat32> placeholder,
      float[] values,
      int rows) {
    TFloat32 tensor =
        TFloat32.tensorOf(Shape.of(rows, values.length / rows), DataBuffers.of(values));
    fed.add(tensor);
    runner.feed(placeholder, tensor);
  }

  private Map<String, double[]> variables() {
    Map<String, double[]> values = new LinkedHashMap<>();
    reads.forEach(
        (name, read) -> {
          try (Result result = session.runner().fetch(read).run()) {
            int size = (int) result.get(0).shape().size();
            float[] floats = new float[size];
            result.get(0).asRawTensor().data().asFloats().read(floats);
            values.put(name, ReferenceDdpg.row(floats, 0, 1));
          }
        });
    return values;
  }
}
