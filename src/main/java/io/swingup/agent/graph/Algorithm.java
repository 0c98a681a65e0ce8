package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.Td3Config;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.KernelSeeds;
import org.tensorflow.op.Ops;

/** A learning rule. */
interface Algorithm {

  /**
   * Returns the algorithm that some settings are for.
   *
   * @param config its settings
   * @return the algorithm
   */
  static Algorithm of(AgentConfig config) {
    if (config instanceof DdpgConfig ddpg) {
      return new Ddpg(ddpg);
    }
    if (config instanceof Td3Config td3) {
      return new Td3(td3);
    }
    if (config instanceof SacConfig sac) {
      return new Sac(sac);
    }
    throw new IllegalArgumentException("there is no algorithm " + config.algorithm());
  }

  /**
   * Adds all that the algorithm computes to a graph.
   *
   * @param tf the graph to add to
   * @param spec the sizes and bounds of observation and action
   * @param in what is fed
   * @param seeds the seeds of the networks' kernels
   * @return the nodes to run
   */
  Learner build(Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds);
}
