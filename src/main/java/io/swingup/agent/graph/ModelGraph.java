package io.swingup.agent.graph;

import io.swingup.agent.LearningConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Actor;
import io.swingup.network.Critic;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Parameters;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A graph of its own that is exported; its variables have the names of the agent's and are filled
 * from files that the agent wrote. Whoever creates it closes it.
 *
 * @param graph the graph
 * @param inputs what is fed, by name
 * @param outputs what is fetched, by name
 * @param trainable the variables that gradients move
 * @param state the other variables
 * @param file the operations that read all of them
 */
public record ModelGraph(
    Graph graph,
    Map<String, Operand<?>> inputs,
    Map<String, Operand<?>> outputs,
    List<Variable> trainable,
    List<Variable> state,
    VariableFile file)
    implements AutoCloseable {

  /**
   * Builds the actor alone: {@code observation}, shape [-1, observationSize], to {@code action},
   * shape [-1, actionSize], in the environment's units.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of the actor
   * @return the graph, to be closed
   */
  public static ModelGraph policy(EnvironmentSpec spec, NetworkConfig networks) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    Actor actor = Actor.create(new Parameters(tf, "actor"), networks, spec, () -> 0);
    Placeholder<TFloat32> observation = input(tf, "observation", spec.observation().size());
    Actor.Pass pass = actor.apply(tf, actor.parameters().read(tf), observation);
    Operand<TFloat32> action = tf.withName("action").identity(pass.action()); // [N, actionSize]
    return stateless(
        graph, Map.of("observation", observation), Map.of("action", action), actor.parameters());
  }

  /**
   * Builds the critic alone: {@code observation}, shape [-1, observationSize], and {@code action},
   * shape [-1, actionSize], to {@code value}, shape [-1, 1].
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of the critic
   * @return the graph, to be closed
   */
  public static ModelGraph critic(EnvironmentSpec spec, NetworkConfig networks) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    Critic critic = Critic.create(new Parameters(tf, "critic"), networks, spec, () -> 0);
    Placeholder<TFloat32> observation = input(tf, "observation", spec.observation().size());
    Placeholder<TFloat32> action = input(tf, "action", spec.action().size());
    Critic.Pass pass = critic.apply(tf, critic.parameters().read(tf), observation, action);
    Operand<TFloat32> value = tf.withName("value").identity(pass.value()); // [N, 1]
    return stateless(
        graph,
        Map.of("observation", observation, "action", action),
        Map.of("value", value),
        critic.parameters());
  }

  /**
   * Builds the whole learning step: a batch and {@code rate_factor} to {@code critic_loss} and
   * {@code actor_loss}; fetching either moves all variables once.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of actor and critic
   * @param learning the settings of the learning step
   * @return the graph, to be closed
   */
  public static ModelGraph trainer(
      EnvironmentSpec spec, NetworkConfig networks, LearningConfig learning) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    DdpgGraph nodes = new DdpgGraph(tf, spec, networks, learning, () -> 0);
    Ops trained = tf.withControlDependencies(nodes.train);
    return new ModelGraph(
        graph,
        Map.of(
            "observation", nodes.in.observation,
            "action", nodes.in.action,
            "reward", nodes.in.reward,
            "discount", nodes.in.discount,
            "next_observation", nodes.in.nextObservation,
            "rate_factor", nodes.in.rateFactor),
        Map.of(
            "critic_loss", trained.withName("critic_loss").identity(nodes.criticLoss), // []
            "actor_loss", trained.withName("actor_loss").identity(nodes.actorLoss)), // []
        nodes.learned(),
        nodes.variables().stream().filter(each -> !nodes.learned().contains(each)).toList(),
        nodes.trainerFile);
  }

  private static Placeholder<TFloat32> input(Ops tf, String name, int columns) {
    Shape shape = Shape.of(Shape.UNKNOWN_SIZE, columns);
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  private static ModelGraph stateless(
      Graph graph,
      Map<String, Operand<?>> inputs,
      Map<String, Operand<?>> outputs,
      Parameters parameters) {
    List<Variable> variables = parameters.variables();
    VariableFile file = VariableFile.create(Ops.create(graph).withSubScope("save"), variables);
    return new ModelGraph(graph, inputs, outputs, variables, List.of(), file);
  }

  @Override
  public void close() {
    graph.close();
  }
}
