package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.network.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.NodeDef;

/**
 * Nothing but the graph's edges orders its nodes, so each must leave no choice: what uses a
 * variable stands before or after what moves it.
 */
class LearningOrderTest {
  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Map<String, Set<String>> ancestors = new HashMap<>();

  static Stream<Algorithms.Variant> variants() {
    return Algorithms.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void everyUseOfAVariableIsOrderedAgainstEveryMoveOfIt(Algorithms.Variant variant) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Learner learner =
          AgentGraph.build(tf, Algorithms.SPEC, variant.config(), false, () -> 1).learner();
      graph.toGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
      for (Phase phase : learner.kinds()) {
        Set<String> moved = assertOrdered(read(phase));
        assertThat(moved).hasSize(moved(phase, learner));
      }
    }
  }

  /* All variables, or the critics' and their optimiser's. */
  private static int moved(Phase phase, Learner learner) {
    return (int)
        moving(learner)
            .filter(each -> phase.name().equals("train") || each.name().startsWith("critic"))
            .count();
  }

  /* Returns the variables that the nodes of a step move. */
  private Set<String> assertOrdered(Set<String> step) {
    Set<String> moved = new HashSet<>();
    for (String move : (Iterable<String>) step.stream().filter(this::moves)::iterator) {
      for (String handle : (Iterable<String>) handles(node(move))::iterator) {
        moved.add(handle);
        for (String user : (Iterable<String>) users(step, handle)::iterator) {
          assertThat(user.equals(move) || before(user, move) || before(move, user))
              .as("%s is ordered against %s, which moves %s", user, move, handle)
              .isTrue();
        }
      }
    }
    return moved;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void everyVariableMovesOnceAndIsReadBeforeAndAfterItIfItActs(Algorithms.Variant variant) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Learner learner =
          AgentGraph.build(tf, Algorithms.SPEC, variant.config(), false, () -> 1).learner();
      graph.toGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
      Set<String> step = read(learner.phases().get(learner.phases().size() - 1));
      for (Variable variable : moving(learner).toList()) {
        List<String> users = users(step, variable.name()).toList();
        assertThat(users.stream().filter(this::moves)).as(variable.name()).hasSize(1);
        boolean learned = variable.name().matches("(actor|critic)/.*");
        boolean moment = variable.name().matches(".*_adam/[mv]/.*");
        assertThat(users).as(variable.name()).hasSize(learned ? 3 : moment ? 1 : 2);
      }
    }
  }

  /* What observations are normalised by stays as it is. */
  private static Stream<Variable> moving(Learner learner) {
    return learner.variables().stream()
        .filter(variable -> !variable.name().startsWith("observation"));
  }

  /* Returns the nodes of one learning step and all that is fetched with it. */
  private Set<String> read(Phase phase) {
    Set<String> step = new HashSet<>();
    List<Op> fetched = new ArrayList<>(List.of(phase.step(), phase.nextActions()));
    phase.metrics().forEach(metric -> fetched.add(metric.value()));
    for (Op op : fetched) {
      step.add(op.op().name());
      step.addAll(ancestors(op.op().name()));
    }
    return step;
  }

  private NodeDef node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  private boolean moves(String name) {
    String type = node(name).getOp();
    return type.startsWith("ResourceApply") || type.startsWith("Assign");
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
