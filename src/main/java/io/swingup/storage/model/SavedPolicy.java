package io.swingup.storage.model;

import io.swingup.environment.Policy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * A policy loaded from a SavedModel by {@link Policies#load}.
 *
 * <p>Any number of threads may act at the same time. Whoever loads a policy closes it; afterwards
 * acting throws {@link IllegalStateException}.
 */
public final class SavedPolicy implements Policy, AutoCloseable {
  private final Path directory;
  private final SavedModelBundle bundle;
  private final TensorDescription input;
  private final TensorDescription output;
  private final PolicySignature signature;
  private final AtomicBoolean closed = new AtomicBoolean();

  SavedPolicy(Path directory, SavedModelBundle bundle, PolicyEndpoint endpoint) {
    this.directory = directory;
    this.bundle = bundle;
    input = endpoint.observation();
    output = endpoint.action();
    signature =
        new PolicySignature(
            endpoint.signatures(),
            new PolicySignature.Port(endpoint.input(), input.name, observationSize()),
            new PolicySignature.Port(endpoint.output(), output.name, actionSize()));
  }

  /**
   * Returns the numbers in one observation.
   *
   * @return at least 1
   */
  public int observationSize() {
    return (int) input.shape.get(1);
  }

  /**
   * Returns the numbers in one action.
   *
   * @return at least 1
   */
  public int actionSize() {
    return (int) output.shape.get(1);
  }

  /**
   * Returns how programs call this policy through its SavedModel.
   *
   * @return names and sizes
   */
  public PolicySignature signature() {
    return signature;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are not count observations
   * @throws IllegalStateException if the policy was closed, or its actions are not finite or not of
   *     the size that its signature says
   */
  @Override
  public float[] act(float[] observations, int count) {
    if (closed.get()) {
      throw new IllegalStateException("cannot use a policy after it was closed");
    }
    if (count < 1 || observations.length != (long) count * observationSize()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "count must be at least 1 with %d numbers for each observation, was %d with %d numbers",
              observationSize(),
              count,
              observations.length));
    }
    float[] actions = new float[count * actionSize()];
    try (TFloat32 fed =
            TFloat32.tensorOf(Shape.of(count, observationSize()), DataBuffers.of(observations));
        Result result = bundle.session().runner().feed(input.name, fed).fetch(output.name).run()) {
      requireSize(result.get(0).shape(), count);
      result.get(0).asRawTensor().data().asFloats().read(actions);
    }
    requireFinite(actions, observations);
    return actions;
  }

  private void requireSize(Shape found, int count) {
    Shape expected = Shape.of(count, actionSize());
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the policy %s must give actions of the shape %s, gave %s",
              directory,
              expected,
              found));
    }
  }

  private void requireFinite(float[] actions, float[] observations) {
    for (int i = 0; i < actions.length; i++) {
      if (!Float.isFinite(actions[i])) {
        int from = i / actionSize() * observationSize();
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "the policy %s must give finite actions, gave %s for the observation %s",
                directory,
                actions[i],
                Arrays.toString(Arrays.copyOfRange(observations, from, from + observationSize()))));
      }
    }
  }

  /** Waits for those who are acting, then frees graph and session; does nothing a second time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      bundle.close();
    }
  }
}
