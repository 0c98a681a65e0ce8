package io.swingup.storage.model;

import io.swingup.network.FirstRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  static final String GRAPH = "saved_model.pb";

  private Policies() {}

  /**
   * Loads a policy: one of Swingup's, or any SavedModel with a signature that takes one float
   * tensor of shape [-1, n] and gives one of shape [-1, m]. Of several such signatures {@code
   * serving_default} is taken, else {@code serve}, else the first by name.
   *
   * @param directory the SavedModel
   * @return the policy, for any number of threads, to be closed
   * @throws IOException if the directory does not hold a complete SavedModel with such a signature,
   *     or if it cannot act
   */
  public static SavedPolicy load(Path directory) throws IOException {
    SavedModelBundle bundle = open(directory);
    boolean loaded = false;
    try {
      SavedPolicy policy = new SavedPolicy(directory, bundle, endpoint(directory, bundle));
      policy.act(new float[policy.observationSize()], 1); // the loader does not miss absent weights
      loaded = true;
      return policy;
    } catch (TensorFlowException e) {
      throw damaged(directory, NativeMessage.of(e), e);
    } catch (IllegalStateException e) { // it acts otherwise than its signature says
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!loaded) {
        bundle.close();
      }
    }
  }

  private static PolicyEndpoint endpoint(Path directory, SavedModelBundle bundle)
      throws IOException {
    try {
      return PolicyEndpoint.of(bundle.signatures());
    } catch (IOException e) {
      throw new IOException(directory + " is not a policy: " + e.getMessage(), e);
    }
  }

  /** Opens any SavedModel; the caller closes it. */
  static SavedModelBundle open(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      throw new IOException(directory + ": no such file or directory");
    }
    if (!isSavedModel(directory)) {
      throw new IOException(
          directory + " is not a SavedModel: it has no file " + GRAPH + inside(directory));
    }
    FirstRun.make(SETTINGS);
    try {
      return SavedModelBundle.loader(directory.toString())
          .withTags(SavedModelBundle.DEFAULT_TAG)
          .withConfigProto(SETTINGS)
          .load();
    } catch (TensorFlowException e) {
      throw damaged(directory, NativeMessage.of(e), e);
    } catch (IllegalArgumentException e) { // a signature that is not about this graph
      throw damaged(directory, String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException damaged(Path directory, String reason, Exception cause) {
    return new IOException(directory + " is not a complete SavedModel: " + reason, cause);
  }

  /**
   * Returns whether a directory holds a SavedModel's graph.
   *
   * @param directory any path, of a directory or not
   * @return whether it does
   */
  public static boolean isSavedModel(Path directory) {
    return Files.isRegularFile(directory.resolve(GRAPH));
  }

  /* The SavedModels in a directory, which was probably meant to be one: that of a run, say. */
  private static String inside(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return "";
    }
    try (Stream<Path> files = Files.list(directory)) {
      String models =
          files
              .filter(Policies::isSavedModel)
              .map(Path::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return models.isEmpty() ? "" : "; it holds the SavedModels " + models;
    }
  }
}
