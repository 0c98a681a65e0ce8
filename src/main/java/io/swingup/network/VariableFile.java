package io.swingup.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The operations that write variables to TensorFlow's checkpoint files (format V2) and read them
 * back, keyed by their names.
 *
 * <p>Built in a scope called {@code save}, they are the ones that loaders of SavedModels look for.
 *
 * @param filename the path prefix of the files, a string to be fed
 * @param save the prefix again, once the files are written
 * @param restore assigns every variable from the files
 */
public record VariableFile(Placeholder<TString> filename, Operand<TString> save, Op restore) {

  /**
   * Adds the operations.
   *
   * @param tf the graph to add to, within the scope that they are to have
   * @param variables the variables to write and read
   * @return the operations
   */
  public static VariableFile create(Ops tf, List<Variable> variables) {
    Placeholder<TString> filename =
        tf.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar())); // []
    String[] keys = variables.stream().map(Variable::name).toArray(String[]::new);
    String[] wholes = new String[keys.length];
    Arrays.fill(wholes, "");
    Operand<TString> names = tf.withName("names").array(keys); // [variables]
    Operand<TString> slices = tf.withName("slices").array(wholes); // [variables]
    List<Operand<?>> values = new ArrayList<>();
    variables.forEach(variable -> values.add(variable.snapshot()));
    Op write = tf.train.save(filename, names, slices, values);
    Operand<TString> save =
        tf.withControlDependencies(write).withName("control_dependency").identity(filename); // []
    Op restore = restore(tf, variables, tf.train.restore(filename, names, slices, types(keys)));
    return new VariableFile(filename, save, restore);
  }

  private static List<Class<? extends TType>> types(String[] keys) {
    List<Class<? extends TType>> types = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      types.add(TFloat32.class);
    }
    return types;
  }

  private static Op restore(Ops tf, List<Variable> variables, Restore values) {
    List<Op> assignments = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      assignments.add(
          tf.assignVariableOp(variables.get(i).handle(), values.tensors().get(i))); // [shape]
    }
    return tf.withControlDependencies(assignments).withName("restore_all").noOp();
  }
}
