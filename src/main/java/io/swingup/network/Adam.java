package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Adam optimiser (Kingma and Ba 2015, the form before section 2.1 with ε̂) for one group of
 * variables.
 *
 * <p>Both moments of each variable and the powers β₁ᵗ and β₂ᵗ are variables of the graph. The
 * powers advance only when every variable has been moved.
 */
public final class Adam {
  private final Parameters state;
  private final AdamConfig config;
  private final List<Variable> targets;

  /**
   * Adds the optimiser's variables.
   *
   * @param state an empty group for them, such as {@code critic_adam}
   * @param config the settings
   * @param targets the variables that the optimiser moves
   */
  public Adam(Parameters state, AdamConfig config, List<Variable> targets) {
    this.state = state;
    this.config = config;
    this.targets = List.copyOf(targets);
    for (Variable target : targets) {
      state.create("m/" + target.name(), target.shape(), Initializer.zeros());
      state.create("v/" + target.name(), target.shape(), Initializer.zeros());
    }
    state.create("steps", Shape.scalar(), Initializer.zeros());
  }

  /**
   * Returns the moments and the number of steps.
   *
   * @return the group
   */
  public Parameters state() {
    return state;
  }

  /**
   * Adds one step down given gradients.
   *
   * <p>A variable moves as soon as nothing reads it any more: TensorFlow would copy it otherwise. A
   * layer's kernel is read a last time on the way back to the layer before, so when the gradient of
   * the variable before it is known.
   *
   * @param tf the graph to add to
   * @param gradients one for each target, of its shape
   * @param rateFactor what the step size α is multiplied by, a scalar
   * @param first what else must have run before a target moves
   * @return the operation that moves all targets
   */
  public Op step(
      Ops tf,
      List<Operand<TFloat32>> gradients,
      Operand<TFloat32> rateFactor,
      List<? extends Op> first) {
    Variable steps = state.get("steps");
    Operand<TFloat32> step = tf.math.add(steps.read(tf), tf.constant(1f)); // t, []
    Operand<TFloat32> beta1Power = tf.math.pow(tf.constant((float) config.beta1()), step); // []
    Operand<TFloat32> beta2Power = tf.math.pow(tf.constant((float) config.beta2()), step); // []
    double exactRate = config.rate() * rootOfWeight2() / weight1();
    Operand<TFloat32> rate = tf.math.mul(rateFactor, tf.constant((float) exactRate)); // []
    List<Operand<TFloat32>> scalars =
        List.of(
            beta1Power,
            beta2Power,
            rate,
            tf.constant((float) config.beta1()),
            tf.constant((float) config.beta2()),
            tf.constant((float) (config.epsilon() * rootOfWeight2())));
    List<Op> moves = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      List<Op> before = new ArrayList<>(first);
      before.addAll(gradients.subList(Math.max(0, i - 1), i));
      moves.add(
          move(tf.withControlDependencies(before), targets.get(i), gradients.get(i), scalars));
    }
    return tf.withControlDependencies(moves).assignVariableOp(steps.handle(), step);
  }

  private Op move(
      Ops tf, Variable target, Operand<TFloat32> gradient, List<Operand<TFloat32>> scalars) {
    return tf.train.resourceApplyAdam(
        target.handle(),
        state.get("m/" + target.name()).handle(),
        state.get("v/" + target.name()).handle(),
        scalars.get(0), // β₁ᵗ, []
        scalars.get(1), // β₂ᵗ, []
        scalars.get(2), // α, []
        scalars.get(3), // β₁, []
        scalars.get(4), // β₂, []
        scalars.get(5), // ε̂, []
        gradient); // [shape of target]
  }

  /* The operation takes 1 − β of a β rounded to single precision, so its m is the exact one times c₁
   * and its v the exact one times c₂. With the rate α √c₂ / c₁ and the epsilon ε̂ √c₂ it makes the
   * exact steps: √c₂ is 1 − 6.4e-6 for β₂ = 0.999, which Adam's chaos would soon make visible. */
  private double weight1() {
    return (1 - (double) (float) config.beta1()) / (1 - config.beta1());
  }

  private double rootOfWeight2() {
    return Math.sqrt((1 - (double) (float) config.beta2()) / (1 - config.beta2()));
  }
}
