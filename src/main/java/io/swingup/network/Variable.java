package io.swingup.network;

import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * A resource variable: state that lives in a session and is changed by operations of its graph.
 *
 * @param name the name of the handle's operation, the resource's identity and the key in
 *     checkpoints, such as {@code actor/hidden_1/kernel}
 * @param shape the shape, fully known
 * @param handle the operation that yields the resource
 * @param initialValue the value that {@code initialize} assigns, of that shape
 * @param initialize the operation that assigns the initial value
 * @param snapshot a read that waits for nothing, of that shape
 */
public record Variable(
    String name,
    Shape shape,
    VarHandleOp handle,
    Operand<TFloat32> initialValue,
    Op initialize,
    Operand<TFloat32> snapshot) {

  /**
   * Adds a variable to a graph.
   *
   * @param tf the graph to add to
   * @param name the unique name; slashes make groups
   * @param shape the shape, fully known
   * @param initializer what makes the initial value
   * @return the variable, which is empty until its first assignment
   */
  public static Variable create(Ops tf, String name, Shape shape, Initializer initializer) {
    VarHandleOp handle = handle(tf, name, shape);
    Operand<TFloat32> initialValue = initializer.value(tf, shape); // [shape]
    Op initialize = tf.assignVariableOp(handle, initialValue);
    Operand<TFloat32> snapshot = tf.readVariableOp(handle, TFloat32.class); // [shape]
    return new Variable(name, shape, handle, initialValue, initialize, snapshot);
  }

  /**
   * Adds a read of the value as it is when everything that {@code tf} depends on has run.
   *
   * @param tf the graph to add to, with the control dependencies that order the read
   * @return a snapshot of the value, of the variable's shape
   */
  public Operand<TFloat32> read(Ops tf) {
    return tf.readVariableOp(handle, TFloat32.class); // [shape]
  }

  /* The generated builder refuses slashes in a name; exporters need the operation and the resource to
   * have the same one. A second variable of the same name makes the native library throw. */
  private static VarHandleOp handle(Ops tf, String name, Shape shape) {
    ExecutionEnvironment graph = tf.scope().env();
    OperationBuilder builder = graph.opBuilder(VarHandleOp.OP_NAME, name, tf.scope());
    builder.setAttr("dtype", DataType.DT_FLOAT);
    builder.setAttr("shape", shape);
    builder.setAttr("shared_name", name);
    return new VarHandleOp(builder.build());
  }
}
