package io.swingup.agent.graph;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Parameters;
import io.swingup.network.TanhPolicy;
import io.swingup.network.Values;
import io.swingup.network.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a model has added to a graph of its own. Its variables have the names of the agent's.
 *
 * @param signatures the ways to run it, by name
 * @param learned the variables that gradients move
 * @param state the other variables
 */
record ModelParts(Map<String, Endpoint> signatures, List<Variable> learned, List<Variable> state) {

  /**
   * Adds a policy: {@code observation}, [N, observationSize], to {@code action}, [N, actionSize].
   */
  static ModelParts policy(Ops tf, EnvironmentSpec spec, TanhPolicy policy, String group) {
    Parameters parameters = policy.create(new Parameters(tf, group), () -> 0);
    Operand<TFloat32> observation = observation(tf, spec);
    Operand<TFloat32> action = // [N, actionSize]
        policy.apply(tf, parameters.read(tf), observation).action();
    return served(
        new Endpoint(
            Map.of("observation", observation),
            Map.of("action", tf.withName("action").identity(action))),
        parameters);
  }

  /** Adds a critic: the same and {@code action}, [N, actionSize], to {@code value}, [N, 1]. */
  static ModelParts critic(Ops tf, EnvironmentSpec spec, Values critic, String group) {
    Parameters parameters = critic.create(new Parameters(tf, group), () -> 0);
    Operand<TFloat32> observation = observation(tf, spec);
    Operand<TFloat32> action = GraphInputs.rows(tf, "action", spec.action().size());
    Operand<TFloat32> value = // [N, 1]
        critic.apply(tf, parameters.read(tf), observation, action).first();
    return served(
        new Endpoint(
            Map.of("observation", observation, "action", action),
            Map.of("value", tf.withName("value").identity(value))),
        parameters);
  }

  /**
   * Adds an algorithm's learning steps, one signature for each phase: a batch and {@code
   * rate_factor} to the metrics; fetching any of them moves all variables once.
   */
  static ModelParts trainer(Ops tf, EnvironmentSpec spec, Algorithm algorithm, int batch) {
    GraphInputs in = GraphInputs.create(tf, spec, batch);
    Learner learner = algorithm.build(tf, spec, in, () -> 0);
    Map<String, Endpoint> signatures = new HashMap<>();
    for (Phase phase : learner.phases()) {
      Ops after = tf.withControlDependencies(phase.step());
      Map<String, Operand<?>> outputs = new HashMap<>();
      for (Learner.Metric metric : learner.metrics()) {
        outputs.put(metric.name(), after.withName(metric.name()).identity(metric.value())); // []
      }
      signatures.put(phase.name(), new Endpoint(in.batch(), outputs));
    }
    return new ModelParts(signatures, learner.learned(), learner.state());
  }

  private static Operand<TFloat32> observation(Ops tf, EnvironmentSpec spec) {
    return GraphInputs.rows(tf, "observation", spec.observation().size());
  }

  /* TensorFlow Serving looks for the one name, Keras for the other. */
  private static ModelParts served(Endpoint endpoint, Parameters parameters) {
    return new ModelParts(
        Map.of("serving_default", endpoint, "serve", endpoint), parameters.variables(), List.of());
  }
}
