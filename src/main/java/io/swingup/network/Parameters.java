package io.swingup.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The variables of one network, by name, in the order of their creation. */
public final class Parameters {
  private final Ops tf;
  private final String group;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  /**
   * Starts an empty group.
   *
   * @param tf the graph that the variables are added to
   * @param group the name that goes before theirs, such as {@code critic}
   */
  public Parameters(Ops tf, String group) {
    this.tf = tf;
    this.group = group;
  }

  /**
   * Adds a second set of the same variables, whose initial values are those of the first.
   *
   * @param copyGroup the name of the copy, such as {@code target_critic}
   * @return variables of the same names and shapes
   */
  public Parameters copy(String copyGroup) {
    Parameters copy = new Parameters(tf, copyGroup);
    variables.forEach(
        (name, variable) ->
            copy.create(
                name, variable.shape(), (ops, shape) -> variable.initialValue())); // [shape]
    return copy;
  }

  /**
   * Adds a variable.
   *
   * @param name the name within the group, such as {@code hidden_1/kernel}
   * @param shape the shape
   * @param initializer what makes the initial value
   */
  public void create(String name, Shape shape, Initializer initializer) {
    variables.put(name, Variable.create(tf, group + "/" + name, shape, initializer));
  }

  /**
   * Returns one variable.
   *
   * @param name the name within the group
   * @return the variable
   * @throws IllegalArgumentException if there is none of that name
   */
  public Variable get(String name) {
    Variable variable = variables.get(name);
    if (variable == null) {
      throw new IllegalArgumentException(
          group + " has no variable " + name + ", only " + variables.keySet());
    }
    return variable;
  }

  /**
   * Adds a read of every variable as it is when everything that {@code tf} depends on has run.
   *
   * @param tf the graph to add to, with the control dependencies that order the reads
   * @return the values
   */
  public Weights read(Ops tf) {
    Map<String, Operand<TFloat32>> values = new LinkedHashMap<>();
    variables.forEach((name, variable) -> values.put(name, variable.read(tf))); // [shape]
    return new Weights(this, values);
  }

  /**
   * Returns the names of all variables within the group.
   *
   * @return the names in the order of the variables' creation
   */
  public List<String> names() {
    return List.copyOf(variables.keySet());
  }

  /**
   * Returns all variables.
   *
   * @return the variables in the order of their creation
   */
  public List<Variable> variables() {
    return Collections.unmodifiableList(new ArrayList<>(variables.values()));
  }

  /**
   * Adds an operation that gives every variable its initial value.
   *
   * @return the operation
   */
  public Op initialize() {
    List<Op> assignments = variables().stream().map(Variable::initialize).toList();
    return tf.withControlDependencies(assignments).noOp();
  }
}
