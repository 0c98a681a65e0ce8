package io.swingup.agent.graph;

import io.swingup.agent.SacConfig;
import io.swingup.network.Adam;
import io.swingup.network.Gradient;
import io.swingup.network.Gradients;
import io.swingup.network.Initializer;
import io.swingup.network.Parameters;
import io.swingup.network.Variable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The weight α of the entropy in {@link Sac}: what the policy's entropy is worth. */
abstract class Temperature {
  private final Operand<TFloat32> alpha;

  private Temperature(Operand<TFloat32> alpha) {
    this.alpha = alpha;
  }

  /** Adds the temperature, fixed or learned. */
  static Temperature create(Ops tf, SacConfig.Temperature config, int actionSize) {
    return config.learned() ? Learned.start(tf, config, actionSize) : new Fixed(tf, config);
  }

  /** Returns α as a learning step finds it, a scalar; no gradient is taken through it. */
  final Operand<TFloat32> alpha() {
    return alpha;
  }

  /**
   * Adds one step towards the target entropy.
   *
   * @param meanLogProbability mean log π(a|s), a scalar
   * @param rateFactor what the step size is multiplied by, a scalar
   */
  abstract Op step(Operand<TFloat32> meanLogProbability, Operand<TFloat32> rateFactor);

  /** Returns the variables that gradients move. */
  abstract List<Variable> learned();

  /** Returns the other variables. */
  abstract List<Variable> state();

  /** One that stays. */
  private static final class Fixed extends Temperature {
    private final Ops tf;

    private Fixed(Ops tf, SacConfig.Temperature config) {
      super(tf.constant((float) config.initial())); // []
      this.tf = tf;
    }

    @Override
    Op step(Operand<TFloat32> meanLogProbability, Operand<TFloat32> rateFactor) {
      return tf.noOp();
    }

    @Override
    List<Variable> learned() {
      return List.of();
    }

    @Override
    List<Variable> state() {
      return List.of();
    }
  }

  /** One whose logarithm is a variable, so that it stays positive. */
  private static final class Learned extends Temperature {
    private static final String LOG = "log";

    private final Ops tf;
    private final Parameters parameters;
    private final Operand<TFloat32> logAlpha;
    private final Adam adam;
    private final Operand<TFloat32> targetEntropy;

    private Learned(
        Ops tf,
        Parameters parameters,
        Operand<TFloat32> logAlpha,
        SacConfig.Temperature config,
        int actionSize) {
      super(tf.math.exp(logAlpha)); // []
      this.tf = tf;
      this.parameters = parameters;
      this.logAlpha = logAlpha;
      adam = new Adam(new Parameters(tf, "temperature_adam"), config.adam(), learned());
      targetEntropy = tf.constant((float) (config.targetEntropy() * actionSize)); // H̄, []
    }

    private static Learned start(Ops tf, SacConfig.Temperature config, int actionSize) {
      Parameters parameters = new Parameters(tf, "temperature");
      Initializer start = Initializer.constant((float) Math.log(config.initial()));
      parameters.create(LOG, Shape.scalar(), start);
      return new Learned(tf, parameters, parameters.get(LOG).read(tf), config, actionSize);
    }

    /* J(α) = −mean (log α (log π(a|s) + H̄)) */
    @Override
    Op step(Operand<TFloat32> meanLogProbability, Operand<TFloat32> rateFactor) {
      Operand<TFloat32> excess = tf.math.add(meanLogProbability, targetEntropy); // []
      Operand<TFloat32> loss = tf.math.neg(tf.math.mul(logAlpha, excess)); // []
      Operand<TFloat32> gradient = // []
          Gradients.ofLoss(tf, loss, List.of(logAlpha)).get(0);
      return adam.step(
          tf, List.of(new Gradient(parameters.get(LOG), gradient, alpha())), rateFactor, List.of());
    }

    @Override
    List<Variable> learned() {
      return parameters.variables();
    }

    @Override
    List<Variable> state() {
      return adam.state().variables();
    }
  }
}
