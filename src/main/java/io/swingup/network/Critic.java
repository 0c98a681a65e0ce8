package io.swingup.network;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The action-value function Q(s, a): observation and action each through layers of their own, then
 * side by side through joint layers to one number.
 */
public final class Critic {
  private static final String OBSERVATION = "observation_";
  private static final String ACTION = "action_";
  private static final String JOINT = "joint_";
  private static final String OUTPUT = "output";

  private final Parameters parameters;
  private final NetworkConfig config;
  private final EnvironmentSpec spec;

  private Critic(Parameters parameters, NetworkConfig config, EnvironmentSpec spec) {
    this.parameters = parameters;
    this.config = config;
    this.spec = spec;
  }

  /**
   * Adds the variables of a new critic.
   *
   * @param parameters an empty group for them
   * @param config the sizes
   * @param spec the sizes of observation and action
   * @param seeds the seeds of the kernels, drawn for the observation's layers, the action's, the
   *     joint ones and the output
   * @return the critic
   */
  public static Critic create(
      Parameters parameters, NetworkConfig config, EnvironmentSpec spec, KernelSeeds seeds) {
    int seen =
        DenseStack.create(
            parameters, OBSERVATION, spec.observation().size(), config.criticObservation(), seeds);
    int done =
        DenseStack.create(parameters, ACTION, spec.action().size(), config.criticAction(), seeds);
    int joint = DenseStack.create(parameters, JOINT, seen + done, config.criticJoint(), seeds);
    Dense.create(
        parameters, OUTPUT, joint, 1, Initializer.head(config.criticHeadBound(), seeds.next()));
    return new Critic(parameters, config, spec);
  }

  /**
   * Returns a critic of the same shape over other variables.
   *
   * @param others a copy of this critic's variables
   * @return the target critic Q'
   */
  public Critic over(Parameters others) {
    return new Critic(others, config, spec);
  }

  /**
   * Returns the critic's variables θ^Q.
   *
   * @return the group
   */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Adds the values of actions.
   *
   * @param tf the graph to add to
   * @param weights values of the critic's variables
   * @param observation the observations s, shape [B, observationSize]
   * @param action the actions a in the environment's units, shape [B, actionSize]
   * @return the pass with the values Q(s, a)
   */
  public Pass apply(
      Ops tf, Weights weights, Operand<TFloat32> observation, Operand<TFloat32> action) {
    DenseStack seen = // [B, seen]
        own(tf, weights, OBSERVATION, config.criticObservation(), spec.observation(), observation);
    DenseStack done = // [B, done]
        own(tf, weights, ACTION, config.criticAction(), spec.action(), action);
    Operand<TFloat32> both = // [B, seen + done]
        tf.concat(List.of(seen.output(), done.output()), tf.constant(1));
    DenseStack joint = // [B, joint]
        DenseStack.apply(tf, weights, JOINT, config.criticJoint().size(), both);
    return new Pass(seen, done, joint, Dense.linear(tf, weights, OUTPUT, joint.output()));
  }

  /* The layers that see one input alone. */
  private DenseStack own(
      Ops tf,
      Weights weights,
      String prefix,
      List<Integer> units,
      Box box,
      Operand<TFloat32> input) {
    Operand<TFloat32> x = scaling(box).apply(tf, input); // [B, size of the box]
    return DenseStack.apply(tf, weights, prefix, units.size(), x); // [B, units of the last layer]
  }

  private InputScaling scaling(Box box) {
    return InputScaling.of(box, config.scaleInputs());
  }

  /** One pass of a batch through the critic, and the way back. */
  public final class Pass {
    private final DenseStack seen;
    private final DenseStack done;
    private final DenseStack joint;
    private final Dense output;

    private Pass(DenseStack seen, DenseStack done, DenseStack joint, Dense output) {
      this.seen = seen;
      this.done = done;
      this.joint = joint;
      this.output = output;
    }

    /**
     * Returns the values.
     *
     * @return Q(s, a), shape [B, 1]
     */
    public Operand<TFloat32> value() {
      return output.y();
    }

    /**
     * Adds the way back of a loss to the critic's weights and to the actions.
     *
     * @param tf the graph to add to
     * @param valueGradient the gradient of the loss by the values, shape [B, 1]
     * @return its gradients by weights and actions
     */
    public Gradients back(Ops tf, Operand<TFloat32> valueGradient) {
      Map<String, Operand<TFloat32>> gradients = new HashMap<>();
      Operand<TFloat32> ofJoint = output.back(tf, valueGradient, gradients); // [B, joint]
      Operand<TFloat32> ofBoth = joint.back(tf, ofJoint, gradients); // [B, seen + done]
      int seenSize = size(config.criticObservation(), spec.observation());
      int doneSize = size(config.criticAction(), spec.action());
      seen.back(tf, columns(tf, ofBoth, 0, seenSize), gradients); // [B, observationSize]
      Operand<TFloat32> ofDone = columns(tf, ofBoth, seenSize, doneSize); // [B, done]
      Operand<TFloat32> ofInput = done.back(tf, ofDone, gradients); // [B, actionSize]
      return new Gradients(gradients, scaling(spec.action()).apply(tf, ofInput));
    }

    private int size(List<Integer> units, Box input) {
      return units.isEmpty() ? input.size() : units.get(units.size() - 1);
    }

    private Operand<TFloat32> columns(Ops tf, Operand<TFloat32> x, int first, int count) {
      return tf.slice(
          x, tf.constant(new int[] {0, first}), tf.constant(new int[] {-1, count})); // [B, count]
    }
  }
}
