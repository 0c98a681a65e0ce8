package io.swingup.agent.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * One tensor for each of some placeholders. They are fed to every run of a runner and overwritten
 * in between; whoever creates them closes them, after the last run.
 */
final class Feeds implements AutoCloseable {
  private final IdentityHashMap<Operand<TFloat32>, TFloat32> tensors = new IdentityHashMap<>();

  /** Makes the tensors; those of placeholders for any number of rows get {@code rows}. */
  Feeds(List<? extends Operand<TFloat32>> inputs, long rows) {
    for (Operand<TFloat32> input : inputs) {
      Shape shape = input.shape();
      boolean any = shape.get(0) == Shape.UNKNOWN_SIZE;
      tensors.put(input, TFloat32.tensorOf(any ? Shape.of(rows, shape.get(1)) : shape));
    }
  }

  /** Feeds the tensors to every run of a runner. */
  void feed(Session.Runner runner) {
    tensors.forEach(runner::feed);
  }

  /**
   * Overwrites the tensor of a placeholder; no run that uses it may be under way.
   *
   * @param values all its numbers, row by row
   * @throws IllegalArgumentException if their count is not that of the tensor
   */
  void write(Operand<TFloat32> input, float... values) {
    TFloat32 tensor = tensors.get(input);
    if (tensor == null || values.length != tensor.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must have %s numbers, had %d",
              input.op().name(),
              tensor == null ? "no" : tensor.size(),
              values.length));
    }
    tensor.asRawTensor().data().asFloats().write(values);
  }

  /** Overwrites the tensor of a placeholder with standard normal numbers. */
  void writeNormal(Operand<TFloat32> input, RandomGenerator random) {
    write(input, normal((int) tensor(input).size(), random));
  }

  /** Draws standard normal numbers. */
  private static float[] normal(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private TFloat32 tensor(Operand<TFloat32> input) {
    return Objects.requireNonNull(tensors.get(input), () -> input.op().name() + " is not fed");
  }

  @Override
  public void close() {
    tensors.values().forEach(TFloat32::close);
  }
}
