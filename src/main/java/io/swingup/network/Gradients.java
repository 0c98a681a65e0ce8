package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** TensorFlow's own gradients, by {@link org.tensorflow.Graph#addGradients}. */
public final class Gradients {
  private Gradients() {}

  /**
   * Adds the gradients of a loss.
   *
   * @param tf the graph to add to
   * @param loss the loss, a scalar
   * @param xs what it depends on
   * @return the gradient of the loss with respect to each of {@code xs}, of its shape
   * @throws IllegalArgumentException if the loss does not depend on one of them
   */
  public static List<Operand<TFloat32>> ofLoss(
      Ops tf, Operand<TFloat32> loss, List<? extends Operand<TFloat32>> xs) {
    return of(tf, List.of(loss), List.of(tf.constant(1f)), xs);
  }

  /**
   * Adds the gradients of a loss, given those with respect to something in between.
   *
   * @param tf the graph to add to
   * @param ys what lies between {@code xs} and the loss
   * @param dys the gradient of the loss with respect to each of {@code ys}, of its shape
   * @param xs what {@code ys} depend on
   * @return the gradient of the loss with respect to each of {@code xs}, of its shape
   * @throws IllegalArgumentException if {@code ys} do not depend on one of {@code xs}
   */
  public static List<Operand<TFloat32>> of(
      Ops tf,
      List<? extends Operand<TFloat32>> ys,
      List<? extends Operand<TFloat32>> dys,
      List<? extends Operand<TFloat32>> xs) {
    List<Output<?>> found = tf.gradients(ys, xs, org.tensorflow.op.core.Gradients.dx(dys)).dy();
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      if (found.get(i).isClosed()) { // reached only through what stops gradients
        throw new IllegalArgumentException("no gradient reaches " + xs.get(i).op().name());
      }
      gradients.add(found.get(i).expect(TFloat32.class)); // [shape of x]
    }
    return gradients;
  }
}
