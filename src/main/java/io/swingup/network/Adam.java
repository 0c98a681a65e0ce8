package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Adam optimiser (Kingma and Ba 2015, the form before section 2.1 with ε̂) for one group of
 * variables.
 *
 * <p>Both moments of each variable and the number of steps t are variables of the graph. The number
 * advances only when every variable has been moved.
 */
public final class Adam {
  private static final String MEAN = "m/";
  private static final String SQUARE = "v/";
  private static final String STEPS = "steps";

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
      state.create(MEAN + target.name(), target.shape(), Initializer.zeros());
      state.create(SQUARE + target.name(), target.shape(), Initializer.zeros());
    }
    state.create(STEPS, Shape.scalar(), Initializer.zeros());
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
   * Returns the number of steps taken.
   *
   * @return the variable, a scalar; exact up to 2²⁴
   */
  public Variable steps() {
    return state.get(STEPS);
  }

  /**
   * Adds one step down given gradients. A variable moves as soon as nothing reads it any more and,
   * where gradients are clipped, all of them are known.
   *
   * @param tf the graph to add to
   * @param gradients one for each target, in any order
   * @param rateFactor what the step size α is multiplied by, a scalar
   * @param first what else must have run before a target moves
   * @return the operation that moves all targets
   * @throws IllegalArgumentException if there is not one gradient for each target
   */
  public Op step(
      Ops tf, List<Gradient> gradients, Operand<TFloat32> rateFactor, List<? extends Op> first) {
    requireOneForEachTarget(gradients);
    Operand<TFloat32> step = tf.math.add(steps().read(tf), tf.constant(1f)); // t, []
    Operand<TFloat32> beta1Power = tf.math.pow(tf.constant((float) config.beta1()), step); // []
    Operand<TFloat32> beta2Power = tf.math.pow(tf.constant((float) config.beta2()), step); // []
    Operand<TFloat32> rate = tf.math.mul(rateFactor, tf.constant((float) config.exactRate())); // []
    List<Operand<TFloat32>> scalars =
        List.of(
            beta1Power,
            beta2Power,
            rate,
            tf.constant((float) config.beta1()),
            tf.constant((float) config.beta2()),
            tf.constant((float) config.exactEpsilon()));
    List<Op> moves = new ArrayList<>();
    for (Gradient gradient : clipped(tf, gradients)) {
      List<Op> before = new ArrayList<>(first);
      before.add(gradient.lastRead());
      moves.add(move(tf.withControlDependencies(before), gradient, scalars));
    }
    return tf.withControlDependencies(moves).assignVariableOp(steps().handle(), step);
  }

  private void requireOneForEachTarget(List<Gradient> gradients) {
    List<Variable> moved = gradients.stream().map(Gradient::variable).toList();
    if (moved.size() != targets.size() || !moved.containsAll(targets)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there must be one gradient for each of %s, found those of %s",
              names(targets),
              names(moved)));
    }
  }

  /* g c / max(‖g‖, c) for a bound c, with one norm over the gradients g of all variables. */
  private List<Gradient> clipped(Ops tf, List<Gradient> gradients) {
    if (config.clipNorm() == 0) {
      return gradients;
    }
    List<Operand<TFloat32>> halfSquares = new ArrayList<>();
    gradients.forEach(each -> halfSquares.add(tf.nn.l2Loss(each.value()))); // []
    Operand<TFloat32> norm = // []
        tf.math.sqrt(tf.math.mul(tf.math.addN(halfSquares), tf.constant(2f)));
    Operand<TFloat32> bound = tf.constant((float) config.clipNorm()); // []
    Operand<TFloat32> factor = tf.math.div(bound, tf.math.maximum(norm, bound)); // []
    return gradients.stream()
        .map(
            each ->
                new Gradient(
                    each.variable(),
                    tf.math.mul(each.value(), factor), // [shape of the variable]
                    each.lastRead()))
        .toList();
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  private Op move(Ops tf, Gradient gradient, List<Operand<TFloat32>> scalars) {
    Variable target = gradient.variable();
    return tf.train.resourceApplyAdam(
        target.handle(),
        state.get(MEAN + target.name()).handle(),
        state.get(SQUARE + target.name()).handle(),
        scalars.get(0), // β₁ᵗ, []
        scalars.get(1), // β₂ᵗ, []
        scalars.get(2), // α, []
        scalars.get(3), // β₁, []
        scalars.get(4), // β₂, []
        scalars.get(5), // ε̂, []
        gradient.value()); // [shape of target]
  }
}
