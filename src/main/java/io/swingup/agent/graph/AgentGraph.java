package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.KernelSeeds;
import io.swingup.network.VariableFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param figures the metrics of each kind of learning step side by side, shape [metrics], by its
 *     name
 * @param observe takes note of the observations {@link GraphInputs#toActOn}, if the agent does
 * @param models what is exported, by name
 * @param files what writes and reads the variables of each model, by its name
 * @param initialize gives every variable its first value
 */
record AgentGraph(
    GraphInputs in,
    Learner learner,
    Map<String, Operand<TFloat32>> figures,
    Optional<Op> observe,
    Map<String, Learner.Model> models,
    Map<String, VariableFile> files,
    Op initialize) {

  /** Adds all nodes to an empty graph, where transitions have weights or all count alike. */
  static AgentGraph build(
      Ops tf, EnvironmentSpec spec, AgentConfig config, boolean weighted, KernelSeeds seeds) {
    LearningGraph learning = LearningGraph.build(tf, spec, config, weighted, seeds);
    Learner learner = learning.learner();
    Map<String, Learner.Model> models = new TreeMap<>(learner.models());
    models.put(
        ModelSource.TRAINER,
        new Learner.Model(
            learner.variables(), ops -> ModelParts.trainer(ops, spec, config, weighted)));
    Map<String, VariableFile> files = new TreeMap<>();
    models.forEach(
        (name, model) ->
            files.put(
                name, VariableFile.create(tf.withSubScope("save_" + name), model.variables())));
    Map<String, Operand<TFloat32>> figures = figures(tf, learner); // [metrics] each
    Optional<Op> observe =
        learning.statistics().map(each -> each.observe(tf, learning.in().toActOn()));
    return new AgentGraph(
        learning.in(), learner, figures, observe, models, files, learner.initialize(tf));
  }

  private static Map<String, Operand<TFloat32>> figures(Ops tf, Learner learner) {
    Map<String, Operand<TFloat32>> figures = new TreeMap<>();
    for (Phase phase : learner.kinds()) {
      List<Operand<TFloat32>> metrics =
          phase.metrics().stream().map(Learner.Metric::value).toList(); // [] each
      figures.put(phase.name(), tf.stack(metrics)); // [metrics]
    }
    return figures;
  }

  /** Returns a model; refuses a name that there is none of. */
  Learner.Model model(String name) {
    return known(models, name);
  }

  /** Returns the metrics of a kind of learning step side by side, shape [metrics]. */
  Operand<TFloat32> figures(Phase phase) {
    return known(figures, phase.name());
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
