package io.swingup.network;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.TanhGrad;
import org.tensorflow.types.TFloat32;

/**
 * The deterministic policy μ(s): rectified layers, then a hyperbolic tangent stretched to the
 * action bounds (Lillicrap et al. 2016, section 7).
 */
public final class Actor {
  private static final String HIDDEN = "hidden_";
  private static final String OUTPUT = "output";

  private final Parameters parameters;
  private final int hiddenLayers;
  private final InputScaling scaling;
  private final Box bounds;

  private Actor(Parameters parameters, int hiddenLayers, InputScaling scaling, Box bounds) {
    this.parameters = parameters;
    this.hiddenLayers = hiddenLayers;
    this.scaling = scaling;
    this.bounds = bounds;
  }

  /**
   * Adds the variables of a new actor.
   *
   * @param parameters an empty group for them
   * @param config the sizes
   * @param spec the sizes of observation and action, and the bounds of the action
   * @param seeds the seeds of the kernels; the output layer's is drawn first, then those of the
   *     hidden layers
   * @return the actor
   */
  public static Actor create(
      Parameters parameters, NetworkConfig config, EnvironmentSpec spec, KernelSeeds seeds) {
    Initializer head = Initializer.head(config.actorHeadBound(), seeds.next());
    List<Integer> hidden = config.actorHidden();
    int width = DenseStack.create(parameters, HIDDEN, spec.observation().size(), hidden, seeds);
    Dense.create(parameters, OUTPUT, width, spec.action().size(), head);
    InputScaling scaling = InputScaling.of(spec.observation(), config.scaleInputs());
    return new Actor(parameters, hidden.size(), scaling, spec.action());
  }

  /**
   * Returns an actor of the same shape over other variables.
   *
   * @param others a copy of this actor's variables
   * @return the target actor μ'
   */
  public Actor over(Parameters others) {
    return new Actor(others, hiddenLayers, scaling, bounds);
  }

  /**
   * Returns the actor's variables θ^μ.
   *
   * @return the group
   */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Adds the policy's actions.
   *
   * @param tf the graph to add to
   * @param weights values of the actor's variables
   * @param observation the observations s, shape [B, observationSize]
   * @return the pass with the actions μ(s) in the environment's units
   */
  public Pass apply(Ops tf, Weights weights, Operand<TFloat32> observation) {
    Operand<TFloat32> x = scaling.apply(tf, observation); // [B, observationSize]
    DenseStack hidden = DenseStack.apply(tf, weights, HIDDEN, hiddenLayers, x); // [B, hidden]
    Dense output = Dense.linear(tf, weights, OUTPUT, hidden.output()); // [B, actionSize]
    Operand<TFloat32> unit = unit(tf, output.y()); // [B, actionSize]
    return new Pass(hidden, output, unit, stretch(tf, unit));
  }

  /** One pass of a batch through the actor, and the way back. */
  public final class Pass {
    private final DenseStack hidden;
    private final Dense output;
    private final Operand<TFloat32> unit;
    private final Operand<TFloat32> action;

    private Pass(
        DenseStack hidden, Dense output, Operand<TFloat32> unit, Operand<TFloat32> action) {
      this.hidden = hidden;
      this.output = output;
      this.unit = unit; // [B, actionSize]
      this.action = action; // [B, actionSize]
    }

    /**
     * Returns the actions.
     *
     * @return μ(s), shape [B, actionSize]
     */
    public Operand<TFloat32> action() {
      return action;
    }

    /**
     * Adds the way back of a loss to the actor's weights.
     *
     * @param tf the graph to add to
     * @param actionGradient the gradient of the loss by the actions, shape [B, actionSize]
     * @return its gradients by weights and observation
     */
    public Gradients back(Ops tf, Operand<TFloat32> actionGradient) {
      Map<String, Operand<TFloat32>> gradients = new HashMap<>();
      Operand<TFloat32> ofUnit = tf.math.mul(actionGradient, tf.constant(halfRange())); // [B, A]
      Operand<TFloat32> ofSum = TanhGrad.create(tf.scope(), unit, ofUnit); // 0 at the floor, [B, A]
      Operand<TFloat32> ofHidden = output.back(tf, ofSum, gradients); // [B, hidden]
      Operand<TFloat32> ofInput = hidden.back(tf, ofHidden, gradients); // [B, observationSize]
      return new Gradients(gradients, scaling.apply(tf, ofInput)); // [B, observationSize]
    }
  }

  /* tanh(-20) is -1 in single precision, so the floor changes nothing. It keeps converters from fusing
   * the layer with its tanh, which TensorFlow.js cannot run and other kernels round differently. */
  private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> sum) {
    return tf.math.tanh(tf.math.maximum(sum, tf.constant(-20f))); // [B, actionSize]
  }

  private Operand<TFloat32> stretch(Ops tf, Operand<TFloat32> unit) {
    Operand<TFloat32> scaled = tf.math.mul(unit, tf.constant(halfRange())); // [B, actionSize]
    float[] middle = middle();
    for (float centre : middle) {
      if (centre != 0) {
        return tf.math.add(scaled, tf.constant(middle)); // [B, actionSize]
      }
    }
    return scaled;
  }

  private float[] halfRange() {
    float[] half = new float[bounds.size()];
    for (int i = 0; i < half.length; i++) {
      half[i] = (bounds.high().get(i) - bounds.low().get(i)) / 2;
    }
    return half;
  }

  private float[] middle() {
    float[] middle = new float[bounds.size()];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (bounds.high().get(i) + bounds.low().get(i)) / 2;
    }
    return middle;
  }
}
