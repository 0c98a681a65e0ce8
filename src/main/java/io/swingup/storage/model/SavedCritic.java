package io.swingup.storage.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** A critic loaded from one of Swingup's SavedModels. Whoever loads it closes it. */
public final class SavedCritic implements AutoCloseable {
  private final SavedModelBundle bundle;
  private final String observation;
  private final String action;
  private final String value;

  private SavedCritic(SavedModelBundle bundle) {
    this.bundle = bundle;
    Signature signature = bundle.function("serving_default").signature();
    observation = tensor(signature.getInputs(), "observation");
    action = tensor(signature.getInputs(), "action");
    value = tensor(signature.getOutputs(), "value");
  }

  private static String tensor(Map<String, Signature.TensorDescription> tensors, String name) {
    Signature.TensorDescription tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return tensor.name;
  }

  /**
   * Loads a critic.
   *
   * @param directory the SavedModel, such as {@code models/<run>/critic}
   * @return the critic, to be closed
   * @throws IOException if it is not the SavedModel of a critic
   */
  public static SavedCritic load(Path directory) throws IOException {
    SavedModelBundle bundle = Policies.open(directory);
    boolean loaded = false;
    try {
      SavedCritic critic = new SavedCritic(bundle);
      loaded = true;
      return critic;
    } catch (IllegalArgumentException e) {
      throw new IOException(
          directory + " is not a critic: it needs a signature (observation, action) -> (value)", e);
    } finally {
      if (!loaded) {
        bundle.close();
      }
    }
  }

  /**
   * Returns the values of actions.
   *
   * @param observations shape [count, observationSize], row by row
   * @param actions shape [count, actionSize], row by row
   * @param count the number of rows
   * @return Q(s, a), shape [count]
   */
  public float[] value(float[] observations, float[] actions, int count) {
    float[] values = new float[count];
    try (TFloat32 fedObservations = rows(observations, count);
        TFloat32 fedActions = rows(actions, count);
        Result result =
            bundle
                .session()
                .runner()
                .feed(observation, fedObservations)
                .feed(action, fedActions)
                .fetch(value)
                .run()) {
      result.get(0).asRawTensor().data().asFloats().read(values);
    } catch (TensorFlowException e) {
      throw new IllegalArgumentException("the critic has other sizes: " + NativeMessage.of(e), e);
    }
    return values;
  }

  private static TFloat32 rows(float[] numbers, int count) {
    return TFloat32.tensorOf(
        Shape.of(count, numbers.length / count), DataBuffers.of(numbers)); // [count, size]
  }

  @Override
  public void close() {
    bundle.close();
  }
}
