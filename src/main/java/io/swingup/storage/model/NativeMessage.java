package io.swingup.storage.model;

import org.tensorflow.exceptions.TensorFlowException;

/** What TensorFlow's native library says went wrong, in one sentence. */
public final class NativeMessage {
  private NativeMessage() {}

  /**
   * Returns the first sentence; guesses at causes, nodes and native frames come after it.
   *
   * @param e what the library threw
   * @return one line
   */
  public static String of(TensorFlowException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    int end = line.indexOf(". ");
    return end < 0 ? line.strip() : line.substring(0, end);
  }
}
