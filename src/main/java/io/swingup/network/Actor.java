package io.swingup.network;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
    int width = spec.observation().size();
    for (int i = 0; i < hidden.size(); i++) {
      Initializer kernel = Initializer.glorotUniform(seeds.next());
      width = Dense.create(parameters, HIDDEN + (i + 1), width, hidden.get(i), kernel);
    }
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
   * @param tf the graph to add to; its control dependencies say which state of the variables is
   *     read
   * @param observation the observations s, shape [B, observationSize]
   * @return the actions μ(s) in the environment's units, shape [B, actionSize]
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> observation) {
    Operand<TFloat32> x = scaling.apply(tf, observation); // [B, observationSize]
    for (int i = 1; i <= hiddenLayers; i++) {
      x = Dense.relu(tf, parameters, HIDDEN + i, x); // [B, hidden]
    }
    return stretch(tf, Dense.apply(tf, parameters, OUTPUT, x)); // [B, actionSize]
  }

  /* tanh(-20) is -1 in single precision, so the floor changes nothing. It keeps converters from fusing
   * the layer with its tanh, which TensorFlow.js cannot run and other kernels round differently. */
  private Operand<TFloat32> stretch(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> unit = tf.math.tanh(tf.math.maximum(x, tf.constant(-20f))); // [B, actionSize]
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
