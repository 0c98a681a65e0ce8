package io.swingup.network;

import io.swingup.environment.EnvironmentSpec;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One or more action-value functions Q₁(s, a) … Q_k(s, a) of equal layers: observation and action
 * each through layers of their own, then side by side through joint layers to one number.
 *
 * <p>It is a shape; the weights are passed along, so the same functions value with those of the
 * critic and of its target.
 */
public final class Values {
  private final NetworkConfig config;
  private final InputScaling actionScaling;
  private final List<Mlp> functions = new ArrayList<>();

  /**
   * Describes the functions.
   *
   * @param count how many there are, k, at least 1; the variables of a single one are named as
   *     {@code output/kernel}, of several as {@code 1/output/kernel}
   * @param config the sizes
   * @param spec the sizes and bounds of observation and action
   */
  public Values(int count, NetworkConfig config, EnvironmentSpec spec) {
    this.config = config;
    this.actionScaling = InputScaling.ofActions(config, spec);
    for (int i = 1; i <= count; i++) {
      functions.add(function(count == 1 ? "" : i + "/", spec));
    }
  }

  private Mlp function(String prefix, EnvironmentSpec spec) {
    Mlp.Layers observation =
        layers(prefix + "observation_", spec.observation().size(), config.criticObservation());
    Mlp.Layers action = layers(prefix + "action_", spec.action().size(), config.criticAction());
    Mlp.Layers joint =
        layers(prefix + "joint_", observation.outputs() + action.outputs(), config.criticJoint());
    return new Mlp(List.of(observation, action), joint, prefix + "output", 1);
  }

  private Mlp.Layers layers(String prefix, int inputs, List<Integer> units) {
    return new Mlp.Layers(prefix, inputs, units, config.criticLayerNorm());
  }

  /**
   * Adds the variables of new functions.
   *
   * @param parameters an empty group for them
   * @param seeds the seeds of the kernels, drawn for each function's observation layers, action
   *     layers, joint layers and output
   * @return that group
   */
  public Parameters create(Parameters parameters, KernelSeeds seeds) {
    for (Mlp function : functions) {
      function.create(
          parameters, seeds, () -> Initializer.head(config.criticHeadBound(), seeds.next()));
    }
    return parameters;
  }

  /**
   * Adds the values of actions.
   *
   * @param tf the graph to add to
   * @param weights values of the functions' variables
   * @param observation the observations s as {@link ObservationInput} gives them, shape [B,
   *     observationSize]
   * @param action the actions a in the environment's units, shape [B, actionSize]
   * @return the pass with the values
   */
  public Pass apply(
      Ops tf, Weights weights, Operand<TFloat32> observation, Operand<TFloat32> action) {
    return apply(tf, functions, weights, observation, action);
  }

  /**
   * Adds the values of actions by the first function alone.
   *
   * @param tf the graph to add to
   * @param weights values of the functions' variables
   * @param observation the observations s as {@link ObservationInput} gives them, shape [B,
   *     observationSize]
   * @param action the actions a in the environment's units, shape [B, actionSize]
   * @return the pass with the values Q₁(s, a)
   */
  public Pass applyFirst(
      Ops tf, Weights weights, Operand<TFloat32> observation, Operand<TFloat32> action) {
    return apply(tf, functions.subList(0, 1), weights, observation, action);
  }

  private Pass apply(
      Ops tf,
      List<Mlp> chosen,
      Weights weights,
      Operand<TFloat32> observation,
      Operand<TFloat32> action) {
    Operand<TFloat32> a = actionScaling.apply(tf, action); // [B, actionSize]
    List<Mlp.Pass> passes =
        chosen.stream().map(each -> each.apply(tf, weights, List.of(observation, a))).toList();
    return new Pass(passes, action, a);
  }

  /**
   * What the gradients of a loss are.
   *
   * @param weights with respect to each of the functions' variables
   * @param action with respect to the actions in the environment's units, shape [B, actionSize]; a
   *     session computes it only if something asks for it
   */
  public record Backward(List<Gradient> weights, Operand<TFloat32> action) {}

  /** One pass of a batch through the functions. */
  public static final class Pass {
    private final List<Mlp.Pass> passes;
    private final Operand<TFloat32> action;
    private final Operand<TFloat32> scaledAction;

    private Pass(List<Mlp.Pass> passes, Operand<TFloat32> action, Operand<TFloat32> scaledAction) {
      this.passes = passes;
      this.action = action; // [B, actionSize]
      this.scaledAction = scaledAction; // [B, actionSize]
    }

    /**
     * Returns the values by each function.
     *
     * @return Q₁(s, a) … Q_k(s, a), each of shape [B, 1]
     */
    public List<Operand<TFloat32>> all() {
      return passes.stream().map(Mlp.Pass::output).toList();
    }

    /**
     * Returns the values by the first function.
     *
     * @return Q₁(s, a), shape [B, 1]
     */
    public Operand<TFloat32> first() {
      return passes.get(0).output();
    }

    /**
     * Adds the smallest of the values, which errs upwards least (Fujimoto et al. 2018, section
     * 4.2).
     *
     * @param tf the graph to add to
     * @return min over k of Q_k(s, a), shape [B, 1]
     */
    public Operand<TFloat32> smallest(Ops tf) {
      return all().stream().reduce(tf.math::minimum).orElseThrow(); // [B, 1]
    }

    /**
     * Adds the backward pass of a loss.
     *
     * @param tf the graph to add to
     * @param dValues the gradient of the loss by the values of each function, shape [B, 1]
     * @return its gradients by variables and actions
     */
    public Backward back(Ops tf, List<Operand<TFloat32>> dValues) {
      List<Gradient> weights = new ArrayList<>();
      List<Operand<TFloat32>> dScaled = new ArrayList<>();
      for (int i = 0; i < passes.size(); i++) {
        Mlp.Backward found = passes.get(i).back(tf, dValues.get(i));
        weights.addAll(found.weights());
        dScaled.add(found.inputs().get(1)); // [B, actionSize]
      }
      return new Backward(weights, actionGradient(tf, dScaled));
    }

    private Operand<TFloat32> actionGradient(Ops tf, List<Operand<TFloat32>> dScaled) {
      Operand<TFloat32> sum = // [B, actionSize]
          dScaled.size() == 1 ? dScaled.get(0) : tf.math.addN(dScaled);
      return scaledAction == action
          ? sum
          : Gradients.of(tf, List.of(scaledAction), List.of(sum), List.of(action)).get(0);
    }
  }
}
