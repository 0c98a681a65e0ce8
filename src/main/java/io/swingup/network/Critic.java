package io.swingup.network;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import java.util.List;
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
    Critic critic = new Critic(parameters, config, spec);
    int observation =
        critic.stack(OBSERVATION, spec.observation().size(), config.criticObservation(), seeds);
    int action = critic.stack(ACTION, spec.action().size(), config.criticAction(), seeds);
    int joint = critic.stack(JOINT, observation + action, config.criticJoint(), seeds);
    Dense.create(
        parameters, OUTPUT, joint, 1, Initializer.head(config.criticHeadBound(), seeds.next()));
    return critic;
  }

  private int stack(String prefix, int inputs, List<Integer> units, KernelSeeds seeds) {
    int width = inputs;
    for (int i = 0; i < units.size(); i++) {
      Initializer kernel = Initializer.glorotUniform(seeds.next());
      width = Dense.create(parameters, prefix + (i + 1), width, units.get(i), kernel);
    }
    return width;
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
   * @param tf the graph to add to; its control dependencies say which state of the variables is
   *     read
   * @param observation the observations s, shape [B, observationSize]
   * @param action the actions a in the environment's units, shape [B, actionSize]
   * @return the values Q(s, a), shape [B, 1]
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> observation, Operand<TFloat32> action) {
    Operand<TFloat32> seen =
        rectified(
            tf,
            OBSERVATION,
            config.criticObservation(),
            scaled(tf, spec.observation(), observation));
    Operand<TFloat32> done =
        rectified(tf, ACTION, config.criticAction(), scaled(tf, spec.action(), action));
    Operand<TFloat32> both = tf.concat(List.of(seen, done), tf.constant(1)); // [B, seen + done]
    Operand<TFloat32> joint = rectified(tf, JOINT, config.criticJoint(), both); // [B, joint]
    return Dense.apply(tf, parameters, OUTPUT, joint); // [B, 1]
  }

  private Operand<TFloat32> scaled(Ops tf, Box box, Operand<TFloat32> input) {
    return InputScaling.of(box, config.scaleInputs()).apply(tf, input); // [B, box size]
  }

  private Operand<TFloat32> rectified(
      Ops tf, String prefix, List<Integer> units, Operand<TFloat32> input) {
    Operand<TFloat32> x = input; // [B, inputs]
    for (int i = 1; i <= units.size(); i++) {
      x = Dense.relu(tf, parameters, prefix + i, x); // [B, units of layer i]
    }
    return x;
  }
}
