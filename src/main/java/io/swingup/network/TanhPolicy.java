package io.swingup.network;

import io.swingup.environment.EnvironmentSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The deterministic policy μ(s): rectified layers, then a hyperbolic tangent stretched to the
 * action's bounds (Lillicrap et al. 2016, section 7).
 */
public final class TanhPolicy implements PolicyNetwork {
  private final NetworkConfig config;
  private final ActionRange range;
  private final Mlp mlp;

  /**
   * Describes a policy.
   *
   * @param config the sizes
   * @param spec the sizes and bounds of observation and action
   */
  public TanhPolicy(NetworkConfig config, EnvironmentSpec spec) {
    this.config = config;
    this.range = new ActionRange(spec.action());
    Mlp.Layers input = new Mlp.Layers("", spec.observation().size(), List.of(), false);
    Mlp.Layers hidden = new Mlp.Layers("hidden_", input.outputs(), config.actorHidden(), false);
    this.mlp = new Mlp(List.of(input), hidden, "output", spec.action().size());
  }

  @Override
  public Parameters create(Parameters parameters, KernelSeeds seeds) {
    Initializer head = Initializer.head(config.actorHeadBound(), seeds.next());
    mlp.create(parameters, seeds, () -> head);
    return parameters;
  }

  /**
   * Adds the policy's actions.
   *
   * @param tf the graph to add to
   * @param weights values of the policy's variables
   * @param observation the observations s as {@link ObservationInput} gives them, shape [B,
   *     observationSize]
   * @return the pass with the actions μ(s)
   */
  public Pass apply(Ops tf, Weights weights, Operand<TFloat32> observation) {
    Mlp.Pass pass = mlp.apply(tf, weights, List.of(observation));
    Operand<TFloat32> floored = floored(tf, pass.output()); // [B, actionSize]
    return new Pass(pass, floored, range.stretch(tf, tf.math.tanh(floored)));
  }

  @Override
  public Operand<TFloat32> act(Ops tf, Weights weights, Operand<TFloat32> observation) {
    return apply(tf, weights, observation).action(); // [B, actionSize]
  }

  /** One pass of a batch through the policy. */
  public static final class Pass {
    private final Mlp.Pass mlp;
    private final Operand<TFloat32> floored;
    private final Operand<TFloat32> action;

    private Pass(Mlp.Pass mlp, Operand<TFloat32> floored, Operand<TFloat32> action) {
      this.mlp = mlp;
      this.floored = floored; // [B, actionSize]
      this.action = action; // [B, actionSize]
    }

    /**
     * Returns the actions.
     *
     * @return μ(s) in the environment's units, shape [B, actionSize]
     */
    public Operand<TFloat32> action() {
      return action;
    }

    /**
     * Adds the backward pass of a loss.
     *
     * @param tf the graph to add to
     * @param dAction the gradient of the loss by the actions, shape [B, actionSize]
     * @return its gradient by each of the policy's variables
     */
    public List<Gradient> back(Ops tf, Operand<TFloat32> dAction) {
      List<Operand<TFloat32>> dOutput = // 0 at the floor, where tanh is flat; [B, actionSize]
          Gradients.of(tf, List.of(action), List.of(dAction), List.of(floored));
      return mlp.back(tf, dOutput.get(0)).weights();
    }
  }

  /* tanh(-20) is -1 in single precision, so the floor changes nothing. It keeps converters from fusing
   * the layer with its tanh, which TensorFlow.js cannot run and other kernels round differently. */
  private static Operand<TFloat32> floored(Ops tf, Operand<TFloat32> output) {
    return tf.math.maximum(output, tf.constant(-20f)); // [B, actionSize]
  }
}
