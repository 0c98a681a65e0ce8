package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.KernelSeeds;
import io.swingup.network.VariableFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The nodes of an agent's graph.
 *
 * @param in what is fed
 * @param learner what the algorithm computes
 * @param figures the learner's metrics side by side, shape [metrics]
 * @param models what is exported, by name
 * @param files what writes and reads the variables of each model, by its name
 * @param initialize gives every variable its first value
 */
record AgentGraph(
    GraphInputs in,
    Learner learner,
    Operand<TFloat32> figures,
    Map<String, Learner.Model> models,
    Map<String, VariableFile> files,
    Op initialize) {

  /** Adds all nodes to an empty graph. */
  static AgentGraph build(Ops tf, EnvironmentSpec spec, AgentConfig config, KernelSeeds seeds) {
    Algorithm algorithm = Algorithm.of(config);
    GraphInputs in = GraphInputs.create(tf, spec, config.batchSize());
    Learner learner = algorithm.build(tf, spec, in, seeds);
    Map<String, Learner.Model> models = new TreeMap<>(learner.models());
    models.put(
        ModelSource.TRAINER,
        new Learner.Model(
            learner.variables(),
            ops -> ModelParts.trainer(ops, spec, algorithm, config.batchSize())));
    Map<String, VariableFile> files = new TreeMap<>();
    models.forEach(
        (name, model) ->
            files.put(
                name, VariableFile.create(tf.withSubScope("save_" + name), model.variables())));
    List<Operand<TFloat32>> metrics =
        learner.metrics().stream().map(Learner.Metric::value).toList(); // [] each
    return new AgentGraph(in, learner, tf.stack(metrics), models, files, learner.initialize(tf));
  }

  /** Returns a model; refuses a name that there is none of. */
  Learner.Model model(String name) {
    return known(models, name);
  }

  /** Returns the files of a model; refuses a name that there is none of. */
  VariableFile file(String name) {
    return known(files, name);
  }

  private static <T> T known(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException("there is no model " + name + ", only " + all.keySet());
    }
    return found;
  }
}
