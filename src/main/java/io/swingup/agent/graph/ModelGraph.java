package io.swingup.agent.graph;

import io.swingup.network.GraphOps;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * A graph of its own that is exported; its variables have the names of the agent's and are filled
 * from files that the agent wrote. Whoever asks for it closes it.
 *
 * @param graph the graph
 * @param signatures the ways to run it, by name
 * @param learned the variables that gradients move
 * @param state the other variables
 * @param file the operations that read all of them
 */
public record ModelGraph(
    Graph graph,
    Map<String, Endpoint> signatures,
    List<Variable> learned,
    List<Variable> state,
    VariableFile file)
    implements AutoCloseable {

  static ModelGraph of(Function<Ops, ModelParts> build) {
    Graph graph = new Graph();
    boolean complete = false;
    try {
      Ops tf = GraphOps.of(graph);
      ModelParts parts = build.apply(tf);
      List<Variable> all = Stream.concat(parts.learned().stream(), parts.state().stream()).toList();
      VariableFile file = VariableFile.create(tf.withSubScope("save"), all);
      complete = true;
      return new ModelGraph(graph, parts.signatures(), parts.learned(), parts.state(), file);
    } finally {
      if (!complete) {
        graph.close();
      }
    }
  }

  /**
   * Returns all variables.
   *
   * @return the variables in the order of their files
   */
  public List<Variable> variables() {
    return Stream.concat(learned.stream(), state.stream()).toList();
  }

  @Override
  public void close() {
    graph.close();
  }
}
