package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig;
import io.swingup.network.ObservationInput;
import io.swingup.network.ObservationStatistics;
import io.swingup.network.Parameters;
import io.swingup.network.PolicyNetwork;
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
  static ModelParts policy(
      Ops tf, EnvironmentSpec spec, NetworkConfig networks, PolicyNetwork policy, String group) {
    Parameters parameters = policy.create(new Parameters(tf, group), () -> 0);
    Observation observation = Observation.create(tf, spec, networks);
    Operand<TFloat32> action = // [N, actionSize]
        policy.act(tf, parameters.read(tf), observation.seen());
    return served(
        new Endpoint(
            Map.of("observation", observation.fed()),
            Map.of("action", tf.withName("action").identity(action))),
        parameters,
        observation.statistics());
  }

  /**
   * Adds a critic: the same and {@code action}, [N, actionSize], to {@code value}, [N, 1]; of
   * several critics' values the smallest.
   */
  static ModelParts critic(
      Ops tf, EnvironmentSpec spec, NetworkConfig networks, Values critic, String group) {
    Parameters parameters = critic.create(new Parameters(tf, group), () -> 0);
    Observation observation = Observation.create(tf, spec, networks);
    Operand<TFloat32> action = GraphInputs.rows(tf, "action", spec.action().size());
    Operand<TFloat32> value = // [N, 1]
        critic.apply(tf, parameters.read(tf), observation.seen(), action).smallest(tf);
    return served(
        new Endpoint(
            Map.of("observation", observation.fed(), "action", action),
            Map.of("value", tf.withName("value").identity(value))),
        parameters,
        observation.statistics());
  }

  /**
   * Adds an algorithm's learning steps, one signature for each kind: a batch, {@code rate_factor}
   * and noise to the metrics; fetching any of them moves once what the kind moves. Where
   * transitions have weights, {@code weight}, [B, 1], is an input and their {@code error}, [B, 1],
   * an output. Where observations are normalised, {@code observe} takes note of some, [N,
   * observationSize], and tells the {@code count} of all so far.
   */
  static ModelParts trainer(Ops tf, EnvironmentSpec spec, AgentConfig config, boolean weighted) {
    LearningGraph learning = LearningGraph.build(tf, spec, config, weighted, () -> 0);
    GraphInputs in = learning.in();
    Learner learner = learning.learner();
    Map<String, Endpoint> signatures = new HashMap<>();
    Map<String, Operand<?>> inputs = new HashMap<>();
    in.batch(learner.noises()).forEach(input -> inputs.put(input.op().name(), input));
    for (Phase phase : learner.kinds()) {
      Ops after = tf.withControlDependencies(phase.step());
      Map<String, Operand<?>> outputs = new HashMap<>();
      for (Learner.Metric metric : phase.metrics()) {
        outputs.put(metric.name(), after.withName(metric.name()).identity(metric.value())); // []
      }
      phase
          .errors()
          .ifPresent(
              each -> outputs.put("error", after.withName("error").identity(each))); // [B, 1]
      signatures.put(phase.name(), new Endpoint(inputs, outputs));
    }
    learning
        .statistics()
        .ifPresent(each -> signatures.put("observe", observe(tf, each, in.toActOn())));
    return new ModelParts(signatures, learner.learned(), learner.state());
  }

  private static Endpoint observe(
      Ops tf, ObservationStatistics statistics, Operand<TFloat32> observations) {
    Ops after = tf.withControlDependencies(statistics.observe(tf, observations));
    Operand<TFloat32> count = statistics.count().read(after); // []
    return new Endpoint(
        Map.of("observation", observations),
        Map.of("count", after.withName("count").identity(count))); // []
  }

  /* What is fed, what the networks see of it, each [N, observationSize], and what that depends on. */
  private record Observation(
      Operand<TFloat32> fed, Operand<TFloat32> seen, List<Variable> statistics) {
    private static Observation create(Ops tf, EnvironmentSpec spec, NetworkConfig networks) {
      Operand<TFloat32> fed = // [N, observationSize]
          GraphInputs.rows(tf, "observation", spec.observation().size());
      ObservationInput input = ObservationInput.create(tf, networks, spec);
      return new Observation(fed, input.apply(tf, fed), input.variables());
    }
  }

  /* TensorFlow Serving looks for the one name, Keras for the other. */
  private static ModelParts served(Endpoint endpoint, Parameters parameters, List<Variable> state) {
    return new ModelParts(
        Map.of("serving_default", endpoint, "serve", endpoint), parameters.variables(), state);
  }
}
