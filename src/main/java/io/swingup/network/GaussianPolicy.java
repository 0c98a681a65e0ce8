package io.swingup.network;

import io.swingup.environment.EnvironmentSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * The squashed normal policy π(a|s): rectified layers give the mean and the logarithm of the
 * standard deviation of a normal number u for each number of an action; the action is tanh(u),
 * stretched to its bounds (Haarnoja et al. 2018, appendix C).
 *
 * <p>Probabilities are densities of tanh(u), that is, of actions whose bounds are ±1.
 */
public final class GaussianPolicy implements PolicyNetwork {
  private static final float LOWEST_LOG_SIGMA = -20;
  private static final float HIGHEST_LOG_SIGMA = 2;

  private final NetworkConfig config;
  private final ActionRange range;
  private final Mlp mlp;
  private final int actionSize;

  /**
   * Describes a policy.
   *
   * @param config the sizes
   * @param spec the sizes and bounds of observation and action
   */
  public GaussianPolicy(NetworkConfig config, EnvironmentSpec spec) {
    this.config = config;
    this.range = new ActionRange(spec.action());
    this.actionSize = spec.action().size();
    Mlp.Layers input = new Mlp.Layers("", spec.observation().size(), List.of(), false);
    Mlp.Layers hidden = new Mlp.Layers("hidden_", input.outputs(), config.actorHidden(), false);
    this.mlp = new Mlp(List.of(input), hidden, "output", 2 * actionSize);
  }

  @Override
  public Parameters create(Parameters parameters, KernelSeeds seeds) {
    Initializer head = Initializer.head(config.actorHeadBound(), seeds.next());
    mlp.create(parameters, seeds, () -> head);
    return parameters;
  }

  /** Adds tanh of the mean, stretched. */
  @Override
  public Operand<TFloat32> act(Ops tf, Weights weights, Operand<TFloat32> observation) {
    Operand<TFloat32> output = // [B, 2 actionSize]
        mlp.apply(tf, weights, List.of(observation)).output();
    return range.stretch(tf, tf.math.tanh(columns(tf, output, 0))); // [B, actionSize]
  }

  /**
   * Adds actions drawn from the policy.
   *
   * @param tf the graph to add to
   * @param weights values of the policy's variables
   * @param observation the observations s as {@link ObservationInput} gives them, shape [B,
   *     observationSize]
   * @param noise standard normal numbers ε, shape [B, actionSize]
   * @return the pass with the actions
   */
  public Sample sample(
      Ops tf, Weights weights, Operand<TFloat32> observation, Operand<TFloat32> noise) {
    Mlp.Pass pass = mlp.apply(tf, weights, List.of(observation));
    Operand<TFloat32> mean = columns(tf, pass.output(), 0); // [B, actionSize]
    Operand<TFloat32> logSigma = // [B, actionSize]
        tf.clipByValue(
            columns(tf, pass.output(), actionSize),
            tf.constant(LOWEST_LOG_SIGMA),
            tf.constant(HIGHEST_LOG_SIGMA));
    Operand<TFloat32> u = // [B, actionSize]
        tf.math.add(mean, tf.math.mul(tf.math.exp(logSigma), noise));
    Operand<TFloat32> action = range.stretch(tf, tf.math.tanh(u)); // [B, actionSize]
    return new Sample(pass, action, logProbability(tf, u, logSigma, noise));
  }

  private Operand<TFloat32> columns(Ops tf, Operand<TFloat32> output, int first) {
    return tf.slice(
        output,
        tf.constant(new int[] {0, first}),
        tf.constant(new int[] {-1, actionSize})); // [B, actionSize]
  }

  /* log π = Σ (−½ ε² − log σ − ½ log 2π − log(1 − tanh² u)), where log(1 − tanh² u) is written as
   * 2 (log 2 − u − softplus(−2u)), which is right for any u. The constants come last, as one. */
  private Operand<TFloat32> logProbability(
      Ops tf, Operand<TFloat32> u, Operand<TFloat32> logSigma, Operand<TFloat32> noise) {
    Operand<TFloat32> softplus = // [B, actionSize]
        tf.math.softplus(tf.math.mul(u, tf.constant(-2f)));
    Operand<TFloat32> squashing = // log 2 − ½ log(1 − tanh² u), [B, actionSize]
        tf.math.add(u, softplus);
    Operand<TFloat32> normal = // ½ ε² + log σ, [B, actionSize]
        tf.math.add(logSigma, tf.math.mul(tf.math.square(noise), tf.constant(0.5f)));
    Operand<TFloat32> surprise = // [B, actionSize]
        tf.math.sub(normal, tf.math.mul(squashing, tf.constant(2f)));
    Operand<TFloat32> sum = tf.sum(surprise, tf.constant(1), Sum.keepDims(true)); // [B, 1]
    double constant = -actionSize * (0.5 * Math.log(2 * Math.PI) + 2 * Math.log(2));
    return tf.math.sub(tf.constant((float) constant), sum); // [B, 1]
  }

  /** Actions drawn from the policy. */
  public static final class Sample {
    private final Mlp.Pass mlp;
    private final Operand<TFloat32> action;
    private final Operand<TFloat32> logProbability;

    private Sample(Mlp.Pass mlp, Operand<TFloat32> action, Operand<TFloat32> logProbability) {
      this.mlp = mlp;
      this.action = action; // [B, actionSize]
      this.logProbability = logProbability; // [B, 1]
    }

    /**
     * Returns the actions.
     *
     * @return a in the environment's units, shape [B, actionSize]
     */
    public Operand<TFloat32> action() {
      return action;
    }

    /**
     * Returns the logarithms of the probability densities of the actions.
     *
     * @return log π(a|s) in units in which the bounds are ±1, shape [B, 1]
     */
    public Operand<TFloat32> logProbability() {
      return logProbability;
    }

    /**
     * Adds the backward pass of a loss.
     *
     * @param tf the graph to add to
     * @param dAction the gradient of the loss by the actions, shape [B, actionSize]
     * @param dLogProbability that by the logarithms of their densities, shape [B, 1]
     * @return its gradient by each of the policy's variables
     */
    public List<Gradient> back(
        Ops tf, Operand<TFloat32> dAction, Operand<TFloat32> dLogProbability) {
      List<Operand<TFloat32>> dOutput = // [B, 2 actionSize]
          Gradients.of(
              tf,
              List.of(action, logProbability),
              List.of(dAction, dLogProbability),
              List.of(mlp.output()));
      return mlp.back(tf, dOutput.get(0)).weights();
    }
  }
}
