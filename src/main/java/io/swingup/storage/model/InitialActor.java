package io.swingup.storage.model;

import io.swingup.agent.graph.DdpgAgent;
import io.swingup.agent.graph.ModelGraph;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Variable;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.ndarray.Shape;

/** A saved policy that a training starts from. */
public final class InitialActor {
  private static final int TRIALS = 100;
  private static final double TOLERANCE = 1e-3;

  private final Path directory;
  private final EnvironmentSpec spec;

  /**
   * Names the policy.
   *
   * @param directory a SavedModel, ours or a foreign one with the same layers
   * @param spec the sizes and bounds of observation and action
   */
  public InitialActor(Path directory, EnvironmentSpec spec) {
    this.directory = directory;
    this.spec = spec;
  }

  /**
   * Gives the policy's weights to an agent that has learned nothing yet.
   *
   * @param agent the agent
   * @param networks the sizes of its networks
   * @throws IOException if the directory does not hold a whole policy
   * @throws UsageException if the policy's layers are not those of the agent's actor
   */
  public void giveTo(DdpgAgent agent, NetworkConfig networks) throws IOException {
    try (SavedPolicy policy = Policies.load(directory)) {
      StoredWeights weights = StoredWeights.read(directory);
      List<Shape> expected = shapes(networks);
      if (!weights.shapes().equals(expected)) {
        throw new UsageException(
            "--initial-actor needs variables of the shapes %s, but %s has %s"
                .formatted(expected, directory, weights.shapes()));
      }
      agent.startFrom(weights.values());
      requireEqualActions(policy, agent);
    }
  }

  private List<Shape> shapes(NetworkConfig networks) {
    try (ModelGraph actor = ModelGraph.policy(spec, networks)) {
      return actor.trainable().stream().map(Variable::shape).toList();
    }
  }

  /* Equal shapes do not make equal layers: another activation or scale would show only here. */
  private void requireEqualActions(SavedPolicy policy, DdpgAgent agent) {
    float[] observations = observations();
    float[] expected = policy.act(observations, TRIALS);
    float[] found = agent.act(observations, TRIALS);
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= TOLERANCE)) { // negated so that NaN is caught too
        throw new UsageException(
            ("--initial-actor needs rectified layers and a tanh stretched to the action's bounds;"
                    + " with the weights of %s these give %s where it gives %s")
                .formatted(directory, found[i], expected[i]));
      }
    }
  }

  private float[] observations() {
    SplittableRandom random = new SplittableRandom(0);
    Box box = spec.observation();
    float[] observations = new float[TRIALS * box.size()];
    for (int i = 0; i < observations.length; i++) {
      float low = box.low().get(i % box.size());
      float high = box.high().get(i % box.size());
      boolean bounded = Float.isFinite(low) && Float.isFinite(high);
      observations[i] = (float) (bounded ? random.nextDouble(low, high) : random.nextGaussian());
    }
    return observations;
  }
}
