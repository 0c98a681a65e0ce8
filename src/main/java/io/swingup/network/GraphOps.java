package io.swingup.network;

import org.tensorflow.ConcreteFunction;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;

/**
 * What adds operations to graphs, under the same names in every locale.
 *
 * <p>TensorFlow Java numbers operations of equal names in the digits of the default locale, such as
 * {@code Const_١}, and TensorFlow then refuses the name. Setting another default locale meanwhile
 * would be seen by all threads of the process; so the names are put right instead.
 */
public final class GraphOps {
  private GraphOps() {}

  /**
   * Returns what adds operations to a graph; to be used in place of {@code Ops.create}.
   *
   * @param graph the graph; stays the caller's to close
   * @return operations at the top level of the graph
   */
  public static Ops of(Graph graph) {
    return Ops.create(new Named(graph));
  }

  /** A graph whose operations are named by an {@link AsciiScope}. */
  private record Named(Graph graph) implements ExecutionEnvironment {
    @Override
    public Scope baseScope() {
      return new AsciiScope(graph.baseScope());
    }

    @Override
    public OperationBuilder opBuilder(String type, String name, Scope scope) {
      return graph.opBuilder(type, name, scope);
    }

    @Override
    public void attachFunction(ConcreteFunction function) {
      graph.attachFunction(function);
    }

    @Override
    public void checkInput(Operation input) {
      graph.checkInput(input);
    }

    @Override
    public Types environmentType() {
      return graph.environmentType();
    }

    @Override
    public boolean isInitializer(Operation operation) {
      return graph.isInitializer(operation);
    }
  }
}
