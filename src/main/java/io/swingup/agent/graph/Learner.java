package io.swingup.agent.graph;

import io.swingup.network.Variable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an algorithm has added to a graph.
 *
 * @param greedy the actions on {@link GraphInputs#toActOn} without exploration, shape [N,
 *     actionSize]
 * @param explore the actions on it while learning, shape [N, actionSize]
 * @param metrics what each learning step reports
 * @param phases the kinds of learning steps; they take turns
 * @param updates the variable that counts learning steps, a scalar; exact up to 2²⁴
 * @param learned the variables that gradients move
 * @param state all other variables, such as targets and moments
 * @param models what is exported besides the trainer, by name
 */
record Learner(
    Operand<TFloat32> greedy,
    Operand<TFloat32> explore,
    List<Metric> metrics,
    List<Phase> phases,
    Variable updates,
    List<Variable> learned,
    List<Variable> state,
    Map<String, Model> models) {

  /**
   * A figure that each learning step reports.
   *
   * @param name its name in snake_case
   * @param value its value, a scalar
   */
  record Metric(String name, Operand<TFloat32> value) {}

  /**
   * A part of the agent that is exported.
   *
   * @param variables its variables in the agent's graph, in the order of its files
   * @param build adds the model to a graph of its own
   */
  record Model(List<Variable> variables, Function<Ops, ModelParts> build) {}

  /** Returns all variables: those that gradients move, then the others. */
  List<Variable> variables() {
    return Stream.concat(learned.stream(), state.stream()).toList();
  }

  /** Adds an operation that gives every variable its first value. */
  Op initialize(Ops tf) {
    List<Op> assignments = variables().stream().map(Variable::initialize).toList();
    return tf.withControlDependencies(assignments).noOp();
  }
}
