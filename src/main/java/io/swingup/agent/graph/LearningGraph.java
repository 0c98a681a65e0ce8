package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.KernelSeeds;
import io.swingup.network.ObservationInput;
import io.swingup.network.ObservationStatistics;
import java.util.Optional;
import org.tensorflow.op.Ops;

/**
 * An algorithm in a graph, and what its networks see of what is fed.
 *
 * @param in what is fed
 * @param learner what the algorithm computes
 * @param statistics what the networks' inputs are normalised by, if they are
 */
record LearningGraph(GraphInputs in, Learner learner, Optional<ObservationStatistics> statistics) {

  /** Adds all of it to a graph. */
  static LearningGraph build(
      Ops tf, EnvironmentSpec spec, AgentConfig config, boolean weighted, KernelSeeds seeds) {
    GraphInputs in = GraphInputs.create(tf, spec, config.batchSize(), weighted);
    ObservationInput input = ObservationInput.create(tf, config.networks(), spec);
    Learner learner = Algorithm.of(config).build(tf, spec, in.seen(tf, input), seeds);
    return input
        .normalizer()
        .map(
            each -> {
              ObservationStatistics statistics = new ObservationStatistics(tf, each);
              return new LearningGraph(
                  in,
                  learner.with(statistics.variables(), each.variables()),
                  Optional.of(statistics));
            })
        .orElseGet(() -> new LearningGraph(in, learner, Optional.empty()));
  }
}
