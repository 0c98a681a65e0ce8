package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.LearningConfig;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.replay.ReplayConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.NodeDef;

/**
 * Nothing but the graph's edges orders its nodes, so each must leave no choice: what uses a
 * variable stands before or after what moves it.
 */
class LearningOrderTest {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 4), Box.symmetric(2));
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(List.of(5, 4), List.of(3), List.of(3), List.of(6, 4), 0.5, 0, true);
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.99, 1e-7);

  private static final int LAYERS = 3 + 5;

  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Map<String, Set<String>> ancestors = new HashMap<>();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyUseOfAVariableIsOrderedAgainstEveryMoveOfIt(boolean actorAfterCritic) {
    Set<String> step = read(actorAfterCritic);
    List<NodeDef> moves = step.stream().map(this::node).filter(this::moves).toList();
    int pairs = 0;

    for (NodeDef move : moves) {
      for (String handle : (Iterable<String>) handles(move)::iterator) {
        for (String user : (Iterable<String>) users(step, handle)::iterator) {
          if (!user.equals(move.getName())) {
            pairs++;
            assertThat(before(user, move.getName()) || before(move.getName(), user))
                .as("%s is ordered against %s, which moves %s", user, move.getName(), handle)
                .isTrue();
          }
        }
      }
    }

    assertThat(moves).hasSize(LAYERS * 2 * 2 + 2); // Adam and Polyak, two counters
    assertThat(pairs) // a weight is read before and after its move, its target's before, a counter
        // once
        .isEqualTo(LAYERS * 2 * (2 + 1) + 2);
  }

  /* Returns the nodes of one learning step and all that may be fetched with it. */
  private Set<String> read(boolean actorAfterCritic) {
    LearningConfig learning =
        new LearningConfig(
            0.9, 0.1, 8, new ReplayConfig(100, true), 1, actorAfterCritic, ADAM, ADAM);
    try (Graph graph = new Graph()) {
      DdpgGraph ddpg = new DdpgGraph(Ops.create(graph), SPEC, NETWORKS, learning, () -> 1);
      graph.toGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
      Set<String> step = new HashSet<>();
      for (Op op :
          List.of(ddpg.train, ddpg.criticLoss, ddpg.actorLoss, ddpg.meanQ, ddpg.nextAction)) {
        step.add(op.op().name());
        step.addAll(ancestors(op.op().name()));
      }
      return step;
    }
  }

  private NodeDef node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  private boolean moves(NodeDef node) {
    return node.getOp().startsWith("ResourceApply") || node.getOp().startsWith("Assign");
  }

  private Stream<String> users(Set<String> step, String handle) {
    return step.stream().filter(name -> handles(node(name)).anyMatch(handle::equals));
  }

  private Stream<String> handles(NodeDef node) {
    return inputs(node).filter(input -> node(input).getOp().equals("VarHandleOp"));
  }

  private boolean before(String first, String second) {
    return ancestors(second).contains(first);
  }

  private Set<String> ancestors(String name) {
    Set<String> known = ancestors.get(name);
    if (known == null) {
      known = new HashSet<>();
      for (String input : (Iterable<String>) inputs(node(name))::iterator) {
        known.add(input);
        known.addAll(ancestors(input));
      }
      ancestors.put(name, known);
    }
    return known;
  }

  /* An input is "node", "node:1" or, for what must merely have run, "^node". */
  private static Stream<String> inputs(NodeDef node) {
    return node.getInputList().stream().map(input -> input.replaceAll("^\\^|:\\d+$", ""));
  }
}
