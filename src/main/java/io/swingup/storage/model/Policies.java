package io.swingup.storage.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/** Loads policies for programs that act with them. */
public final class Policies {
  /* Runs on the caller's thread: the cheapest way for a network this small. */
  private static final ConfigProto SETTINGS =
      ConfigProto.newBuilder()
          .setIntraOpParallelismThreads(1)
          .setInterOpParallelismThreads(-1)
          .putDeviceCount("GPU", 0)
          .build();

  private Policies() {}

  /**
   * Loads a policy: one of ours, or any SavedModel with a signature that takes one float tensor of
   * shape [-1, n] and gives one of shape [-1, m]. Of several such signatures {@code
   * serving_default} is taken, else {@code serve}, else the first by name.
   *
   * @param directory the SavedModel
   * @return the policy, for any number of threads, to be closed
   * @throws IOException if the directory does not hold a whole SavedModel with such a signature, or
   *     if it cannot act
   */
  public static SavedPolicy load(Path directory) throws IOException {
    SavedModelBundle bundle = open(directory);
    try {
      SavedPolicy policy = new SavedPolicy(bundle, PolicyEndpoint.of(bundle.signatures()));
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

  /** Opens any SavedModel; the caller closes it. */
  static SavedModelBundle open(Path directory) throws IOException {
    if (!Files.isRegularFile(directory.resolve("saved_model.pb"))) {
      throw new IOException(directory + " is not a SavedModel: it has no file saved_model.pb");
    }
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
}
