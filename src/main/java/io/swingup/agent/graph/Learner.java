package io.swingup.agent.graph;

import io.swingup.network.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param phases the kinds of learning steps in the order in which they take turns, where a kind may
 *     have several turns; the last one moves all variables and reports all metrics
 * @param updates the variable that counts learning steps, a scalar; exact up to 2²⁴
 * @param learned the variables that gradients move
 * @param state all other variables, such as targets and moments
 * @param noises what is fed besides {@link GraphInputs}
 * @param models what is exported besides the trainer, by name
 */
record Learner(
    Operand<TFloat32> greedy,
    Operand<TFloat32> explore,
    List<Phase> phases,
    Variable updates,
    List<Variable> learned,
    List<Variable> state,
    Noises noises,
    Map<String, Model> models) {

  /**
   * A figure that a learning step reports.
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

  /** Returns the names of the figures that are reported. */
  List<String> metrics() {
    return phases.get(phases.size() - 1).metrics().stream().map(Metric::name).toList();
  }

  /** Returns each kind of learning step once. */
  List<Phase> kinds() {
    return phases.stream().distinct().toList();
  }

  /** Returns all variables: those that gradients move, then the others. */
  List<Variable> variables() {
    return joined(learned, state);
  }

  /**
   * Returns the same with further variables.
   *
   * @param more state of the agent
   * @param shared those among them that every model has as well, after its own
   */
  Learner with(List<Variable> more, List<Variable> shared) {
    Map<String, Model> extended = new TreeMap<>();
    models.forEach(
        (name, model) ->
            extended.put(name, new Model(joined(model.variables(), shared), model.build())));
    return new Learner(
        greedy, explore, phases, updates, learned, joined(state, more), noises, extended);
  }

  private static List<Variable> joined(List<Variable> first, List<Variable> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Adds an operation that gives every variable its first value. */
  Op initialize(Ops tf) {
    List<Op> assignments = variables().stream().map(Variable::initialize).toList();
    return tf.withControlDependencies(assignments).noOp();
  }
}
