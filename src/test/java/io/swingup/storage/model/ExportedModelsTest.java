package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.Update;
import io.swingup.agent.graph.Endpoint;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelGraph;
import io.swingup.agent.graph.ModelSource;
import io.swingup.network.Initializer;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import io.swingup.replay.TransitionBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** What exported models compute. */
class ExportedModelsTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final GraphAgent agent = SmallAgent.create(random);

  @TempDir Path folder;

  @AfterEach
  void close() {
    agent.close();
  }

  @Test
  void valuesActionsAsTheAgentsCriticDoes() throws IOException {
    SmallAgent.learnSomething(agent, random);
    new ModelExporter(agent, ModelSource.CRITIC).export(folder.resolve("critic"));
    TransitionBatch batch = SmallAgent.batch(random);

    float[] values = new float[8];
    try (SavedModelBundle critic = SavedModelBundle.load(folder.resolve("critic").toString());
        TFloat32 observations = tensor(batch.observations(), 3);
        TFloat32 actions = tensor(batch.actions(), 1);
        Result result =
            critic
                .function("serving_default")
                .call(Map.of("observation", observations, "action", actions))) {
      result.get("value").orElseThrow().asRawTensor().data().asFloats().read(values);
    }

    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum / 8)
        .isCloseTo(agent.learn(batch, 1, new float[3]).metric("mean_q"), within(1e-6));
  }

  @Test
  void trainsOnAsTheAgentDoesToTheBit() throws IOException {
    SmallAgent.learnSomething(agent, random);
    new ModelExporter(agent, ModelSource.TRAINER).export(folder.resolve("trainer"));

    try (SavedModelBundle trainer = SavedModelBundle.load(folder.resolve("trainer").toString())) {
      assertTrainsOn(trainer, agent, random);
    }
  }

  /** Lets a trainer and its agent learn from the same batches. */
  static void assertTrainsOn(SavedModelBundle trainer, GraphAgent agent, SplittableRandom random) {
    for (int step = 0; step < 5; step++) {
      TransitionBatch batch = SmallAgent.batch(random);
      Update expected = agent.learn(batch, 0.5f, new float[3]);
      try (TFloat32 observations = tensor(batch.observations(), 3);
          TFloat32 actions = tensor(batch.actions(), 1);
          TFloat32 rewards = tensor(batch.rewards(), 1);
          TFloat32 discounts = tensor(batch.discounts(), 1);
          TFloat32 next = tensor(batch.nextObservations(), 3);
          TFloat32 factor = TFloat32.tensorOf(Shape.of(1, 1), DataBuffers.of(0.5f));
          Result result =
              trainer
                  .function("train")
                  .call(
                      Map.of(
                          "observation", observations,
                          "action", actions,
                          "reward", rewards,
                          "discount", discounts,
                          "next_observation", next,
                          "rate_factor", factor))) {
        assertThat(number(result, "critic_loss")).isEqualTo(expected.metric("critic_loss"));
        assertThat(number(result, "actor_loss")).isEqualTo(expected.metric("actor_loss"));
        assertThat(number(result, "mean_q")).isEqualTo(expected.metric("mean_q"));
      }
    }
  }

  private static float number(Result result, String name) {
    return result.get(name).orElseThrow().asRawTensor().data().asFloats().getFloat(0);
  }

  private static TFloat32 tensor(float[] rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows.length / columns, columns), DataBuffers.of(rows));
  }

  /** A variable w = 2, and two signatures: x to w + x, and x to w · x. */
  private static final class TwoSignatures implements ModelSource {
    @Override
    public ModelGraph model(String name) {
      Graph graph = new Graph();
      Ops tf = Ops.create(graph);
      Variable w = Variable.create(tf, "w", Shape.of(1), Initializer.constant(2));
      Operand<TFloat32> x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(1))); // [1]
      return new ModelGraph(
          graph,
          Map.of(
              "sum", new Endpoint(Map.of("x", x), Map.of("y", tf.math.add(w.snapshot(), x))),
              "product", new Endpoint(Map.of("x", x), Map.of("y", tf.math.mul(w.snapshot(), x)))),
          List.of(w),
          List.of(),
          VariableFile.create(tf.withSubScope("save"), List.of(w)));
    }

    @Override
    public void save(String name, String prefix) {
      try (ModelGraph model = model(name);
          Session session = new Session(model.graph());
          TString filename = TString.scalarOf(prefix)) {
        model.variables().forEach(variable -> session.run(variable.initialize()));
        session
            .runner()
            .feed(model.file().filename(), filename)
            .addTarget(model.file().save())
            .run()
            .close();
      }
    }

    @Override
    public void startFrom(List<float[]> weights) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void everySignatureRunsItsOwnEndpoint() throws IOException {
    new ModelExporter(new TwoSignatures(), "any").export(folder.resolve("two"));

    try (SavedModelBundle model = SavedModelBundle.load(folder.resolve("two").toString());
        TFloat32 x = TFloat32.vectorOf(5);
        Result sum = model.function("sum").call(Map.of("x", x));
        Result product = model.function("product").call(Map.of("x", x))) {
      assertThat(number(sum, "y")).isEqualTo(7);
      assertThat(number(product, "y")).isEqualTo(10);
    }
  }
}
