package io.swingup.storage;

import io.swingup.environment.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * A policy loaded from a SavedModel.
 *
 * <p>Any number of threads may act at the same time. Whoever loads a policy closes it; afterwards
 * acting throws {@link IllegalStateException}.
 */
public final class SavedPolicy implements Policy, AutoCloseable {
  private static final String ENDPOINT = "serving_default";

  /* Runs on the caller's thread: the cheapest way for a network this small. */
  private static final ConfigProto SETTINGS =
      ConfigProto.newBuilder()
          .setIntraOpParallelismThreads(1)
          .setInterOpParallelismThreads(-1)
          .putDeviceCount("GPU", 0)
          .build();

  private final SavedModelBundle bundle;
  private final TensorDescription input;
  private final TensorDescription output;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SavedPolicy(SavedModelBundle bundle) throws IOException {
    this.bundle = bundle;
    Signature signature =
        bundle.signatures().stream()
            .filter(each -> each.key().equals(ENDPOINT))
            .findFirst()
            .orElseThrow(() -> new IOException("it has no signature " + ENDPOINT));
    input = single(signature.getInputs().values(), "take");
    output = single(signature.getOutputs().values(), "give");
  }

  private static TensorDescription single(Collection<TensorDescription> tensors, String verb)
      throws IOException {
    if (tensors.size() == 1) {
      TensorDescription tensor = tensors.iterator().next();
      boolean batch = tensor.shape.numDimensions() == 2 && tensor.shape.get(0) == -1;
      if (tensor.dataType == DataType.DT_FLOAT && batch && tensor.shape.get(1) > 0) {
        return tensor;
      }
    }
    throw new IOException(
        "its signature %s must %s one float tensor of shape [-1, n], but has %s"
            .formatted(
                ENDPOINT, verb, tensors.stream().map(t -> t.dataType + " " + t.shape).toList()));
  }

  /**
   * Loads a policy.
   *
   * @param directory the SavedModel
   * @return the policy, to be closed
   * @throws IOException if the directory does not hold a whole SavedModel whose signature {@code
   *     serving_default} takes one float tensor of shape [-1, n] and gives one of shape [-1, m], or
   *     if it cannot act
   */
  public static SavedPolicy load(Path directory) throws IOException {
    if (!Files.isRegularFile(directory.resolve("saved_model.pb"))) {
      throw new IOException(directory + " is not a SavedModel: it has no file saved_model.pb");
    }
    SavedModelBundle bundle = open(directory);
    try {
      SavedPolicy policy = new SavedPolicy(bundle);
      policy.act(new float[policy.observationSize()], 1); // the loader does not miss absent weights
      return policy;
    } catch (TensorFlowException e) {
      bundle.close();
      throw new IOException(directory + " is not a whole SavedModel: " + NativeMessage.of(e));
    } catch (IOException e) {
      bundle.close();
      throw new IOException(directory + " is not a policy: " + e.getMessage());
    }
  }

  private static SavedModelBundle open(Path directory) throws IOException {
    try {
      return SavedModelBundle.loader(directory.toString())
          .withTags(SavedModelBundle.DEFAULT_TAG)
          .withConfigProto(SETTINGS)
          .load();
    } catch (TensorFlowException e) {
      throw new IOException(directory + " is not a whole SavedModel: " + NativeMessage.of(e));
    } catch (IllegalArgumentException e) { // a signature that is not about this graph
      throw new IOException(directory + " is not a whole SavedModel: " + e.getMessage());
    }
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
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are not count observations
   * @throws IllegalStateException if the policy was closed
   */
  @Override
  public float[] act(float[] observations, int count) {
    if (closed.get()) {
      throw new IllegalStateException("cannot use a policy after it was closed");
    }
    if (count < 1 || observations.length != (long) count * observationSize()) {
      throw new IllegalArgumentException(
          "count must be at least 1 with %d numbers for each observation, was %d with %d numbers"
              .formatted(observationSize(), count, observations.length));
    }
    float[] actions = new float[count * actionSize()];
    try (TFloat32 fed =
            TFloat32.tensorOf(Shape.of(count, observationSize()), DataBuffers.of(observations));
        Result result = bundle.session().runner().feed(input.name, fed).fetch(output.name).run()) {
      result.get(0).asRawTensor().data().asFloats().read(actions);
    }
    return actions;
  }

  /** Waits for those who are acting, then frees graph and session; does nothing a second time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      bundle.close();
    }
  }
}
