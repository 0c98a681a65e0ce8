package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.SessionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

class GraphAgentTest {
  private static final AgentConfig CONFIG = Algorithms.all().findFirst().orElseThrow().config();

  private static GraphAgent agent() {
    return GraphAgent.create(
        Algorithms.SPEC,
        CONFIG,
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        () -> 1,
        new Random(1));
  }

  @Test
  void closesTheGraphThatCannotBeBuilt() {
    List<Graph> graphs = new ArrayList<>();

    assertThatThrownBy(
            () ->
                GraphAgent.open(
                    3,
                    ConfigProto.getDefaultInstance(),
                    new Random(1),
                    tf -> {
                      graphs.add((Graph) tf.scope().env());
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThatThrownBy(() -> Ops.create(graphs.get(0)).constant(1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesSessionAndGraphThatCannotBeInitialized() {
    List<Graph> graphs = new ArrayList<>();

    assertThatThrownBy(
            () ->
                GraphAgent.open(
                    3,
                    ConfigProto.getDefaultInstance(),
                    new Random(1),
                    tf -> {
                      graphs.add((Graph) tf.scope().env());
                      AgentGraph nodes =
                          AgentGraph.build(tf, Algorithms.SPEC, CONFIG, false, () -> 1);
                      Ops after = tf.withControlDependencies(nodes.in().observation()); // unfed
                      return new AgentGraph(
                          nodes.in(),
                          nodes.learner(),
                          nodes.figures(),
                          nodes.observe(),
                          nodes.models(),
                          nodes.files(),
                          after.noOp());
                    }))
        .hasMessageContaining("observation");

    assertThatThrownBy(() -> Ops.create(graphs.get(0)).constant(1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesTheModelsThatThereAre() {
    try (GraphAgent agent = agent()) {
      String rule = "there is no model value, only [critic, policy, trainer]";
      assertThatThrownBy(() -> agent.model("value"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(rule);
      assertThatThrownBy(() -> agent.save("value", "any"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(rule);
    }
  }

  @Test
  void refusesToStartFromWeightsOfOtherSizes() {
    try (GraphAgent agent = agent()) {
      assertThatThrownBy(() -> agent.startFrom(List.of(new float[27], new float[8])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the policy's weights must be [27, 9, 54, 6, 12, 2] numbers, were [27, 8]");
    }
  }

  private static Endpoint endpoint(ModelGraph model, String signature) {
    return Objects.requireNonNull(model.signatures().get(signature));
  }

  @Test
  void describesItsModelsAndItsGraph() {
    try (GraphAgent agent = agent();
        ModelGraph trainer = agent.model(ModelSource.TRAINER);
        ModelGraph critic = agent.model(ModelSource.CRITIC)) {
      assertThat(agent.graph()).isNotEmpty();
      assertThat(trainer.signatures()).containsOnlyKeys("train");
      assertThat(endpoint(trainer, "train").outputs())
          .containsOnlyKeys("critic_loss", "actor_loss", "mean_q");
      assertThat(critic.signatures()).containsOnlyKeys("serving_default", "serve");
      assertThat(endpoint(critic, "serve").inputs()).containsOnlyKeys("observation", "action");
    }
  }
}
