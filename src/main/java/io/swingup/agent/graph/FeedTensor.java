package io.swingup.agent.graph;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** A tensor that lives as long as its agent and is overwritten before every run. */
final class FeedTensor implements AutoCloseable {
  private final TFloat32 tensor;
  private final FloatDataBuffer data;

  FeedTensor(long rows, long columns) {
    tensor = TFloat32.tensorOf(Shape.of(rows, columns));
    data = tensor.asRawTensor().data().asFloats();
  }

  /** Feeds the tensor to every run of a runner. */
  FeedTensor feed(Session.Runner runner, Operand<TFloat32> placeholder) {
    runner.feed(placeholder, tensor);
    return this;
  }

  /** Overwrites the whole tensor, row by row; no run that uses it may be under way. */
  void write(float[] values) {
    data.write(values);
  }

  @Override
  public void close() {
    tensor.close();
  }
}
