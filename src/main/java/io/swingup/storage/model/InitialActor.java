package io.swingup.storage.model;

import io.swingup.agent.graph.ModelGraph;
import io.swingup.agent.graph.ModelSource;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Policy;
import io.swingup.network.Variable;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.tensorflow.ndarray.Shape;

/** A saved policy that a training starts from. */
public final class InitialActor {
  private static final int TRIALS = 100;
  private static final double TOLERANCE = 1e-3; // of half the range of an action

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
   * @param models its models
   * @throws IOException if the directory does not hold a complete policy
   * @throws UsageException if the policy's layers are not those of the agent's actor
   */
  public void giveTo(Policy agent, ModelSource models) throws IOException {
    try (SavedPolicy policy = Policies.load(directory)) {
      StoredWeights weights = StoredWeights.read(directory);
      List<Shape> expected = shapes(models);
      if (!weights.shapes().equals(expected)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--initial-actor needs variables of the shapes %s, but %s has %s",
                expected,
                directory,
                weights.shapes()));
      }
      models.startFrom(weights.values());
      requireEqualActions(policy, agent);
    }
  }

  private static List<Shape> shapes(ModelSource models) {
    try (ModelGraph policy = models.model(ModelSource.POLICY)) {
      return policy.variables().stream().map(Variable::shape).toList();
    }
  }

  /* Equal shapes do not make equal layers: another activation or scale would show only here. */
  private void requireEqualActions(SavedPolicy policy, Policy agent) {
    float[] observations = observations();
    float[] expected = policy.act(observations, TRIALS);
    float[] found = agent.act(observations, TRIALS);
    for (int i = 0; i < found.length; i++) {
      double tolerance = TOLERANCE * halfRange(i % spec.action().size());
      if (!(Math.abs(found[i] - expected[i]) <= tolerance)) { // negated so that NaN is caught too
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--initial-actor needs rectified layers and a tanh stretched to the action's bounds;"
                    + " with the weights of %s these give %s where it gives %s",
                directory,
                found[i],
                expected[i]));
      }
    }
  }

  private double halfRange(int action) {
    return ((double) spec.action().high().get(action) - spec.action().low().get(action)) / 2;
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
