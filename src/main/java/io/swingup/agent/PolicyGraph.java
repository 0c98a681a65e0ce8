package io.swingup.agent;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Actor;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Parameters;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The actor alone, as it is exported: {@code observation}, shape [-1, observationSize], to {@code
 * action}, shape [-1, actionSize], in the environment's units.
 *
 * <p>Its variables have the names of the training graph's actor and are filled from files. Whoever
 * creates it closes it.
 */
public final class PolicyGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Placeholder<TFloat32> observation;
  private final Operand<TFloat32> action;
  private final List<Variable> variables;
  private final VariableFile file;

  /**
   * Builds the graph.
   *
   * @param spec the sizes of observation and action, and the bounds of the action
   * @param networks the sizes of the actor
   */
  public PolicyGraph(EnvironmentSpec spec, NetworkConfig networks) {
    Ops tf = Ops.create(graph);
    observation =
        tf.withName("observation")
            .placeholder(
                TFloat32.class,
                Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, spec.observation().size())));
    Actor actor = Actor.create(new Parameters(tf, "actor"), networks, spec, () -> 0);
    action = tf.withName("action").identity(actor.apply(tf, observation)); // [N, actionSize]
    variables = actor.parameters().variables();
    file = VariableFile.create(tf.withSubScope("save"), variables);
  }

  /**
   * Returns the graph.
   *
   * @return the graph, which this object closes
   */
  public Graph graph() {
    return graph;
  }

  /**
   * Returns the input.
   *
   * @return the observations, shape [N, observationSize]
   */
  public Operand<TFloat32> observation() {
    return observation;
  }

  /**
   * Returns the output.
   *
   * @return the actions, shape [N, actionSize]
   */
  public Operand<TFloat32> action() {
    return action;
  }

  /**
   * Returns the variables.
   *
   * @return the actor's variables in the order of their creation
   */
  public List<Variable> variables() {
    return variables;
  }

  /**
   * Returns the operations that read and write the variables.
   *
   * @return operations in the scope {@code save}
   */
  public VariableFile file() {
    return file;
  }

  @Override
  public void close() {
    graph.close();
  }
}
