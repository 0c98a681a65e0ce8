package io.swingup.storage.model;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.replay.TransitionBatch;
import java.util.List;
import java.util.random.RandomGenerator;

/** An agent with small networks, three observations and one action, to be exported. */
final class SmallAgent {
  static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(2));
  private static final AdamConfig ADAM = new AdamConfig(0.001, 0.9, 0.999, 1e-7, 0);

  private SmallAgent() {}

  /** Makes one, for the caller to close. */
  static GraphAgent create(RandomGenerator random) {
    return create(random, Scaling.NONE);
  }

  /** Makes one whose inputs are scaled, for the caller to close. */
  static GraphAgent create(RandomGenerator random, Scaling scaling) {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(64, 48), List.of(16), List.of(8), List.of(16, 16), 0.5, 0, false, scaling);
    return GraphAgent.create(
        SPEC,
        new DdpgConfig(0.99, 0.005, 8, 1, true, networks, ADAM, new CriticConfig(ADAM, 0)),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        random::nextInt,
        random);
  }

  /** Lets it learn from one batch, so that its target networks differ from the others. */
  static void learnSomething(GraphAgent agent, RandomGenerator random) {
    agent.learn(batch(random), 1, new float[3]);
  }

  /** Draws a batch of eight transitions. */
  static TransitionBatch batch(RandomGenerator random) {
    TransitionBatch batch = new TransitionBatch(8, 3, 1);
    for (float[] column : List.of(batch.observations(), batch.actions(), batch.rewards())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return batch;
  }
}
