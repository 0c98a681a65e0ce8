package io.swingup.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Brings observations o to a common size by the mean m and variance v of those seen so far, o' =
 * clip((o − m) / √(v + ε), −10, 10), as stable-baselines3's {@code VecNormalize} does.
 *
 * <p>Count, mean and squares Σ (o − m)² are variables, in the training as in every exported model.
 * Before the first observation they are those of stable-baselines3, which stand for a mean of 0 and
 * a variance of 1. {@link ObservationStatistics} moves them.
 */
public final class ObservationNormalizer {
  static final String COUNT = "count";
  static final String MEAN = "mean";
  static final String SQUARES = "squares";

  private static final float FIRST_COUNT = 1e-4f;
  private static final float EPSILON = 1e-8f;
  private static final float BOUND = 10;

  private final Parameters statistics;
  private final Operand<TFloat32> mean;
  private final Operand<TFloat32> factor;

  /* Adds the variables and a read of them that waits for nothing. */
  ObservationNormalizer(Ops tf, long size) {
    statistics = new Parameters(tf, "observations");
    statistics.create(COUNT, Shape.scalar(), Initializer.constant(FIRST_COUNT));
    statistics.create(MEAN, Shape.of(size), Initializer.zeros());
    statistics.create(SQUARES, Shape.of(size), Initializer.constant(FIRST_COUNT));
    Weights values = statistics.read(tf);
    mean = values.get(MEAN); // [observationSize]
    Operand<TFloat32> variance = // [observationSize]
        tf.math.div(values.get(SQUARES), values.get(COUNT));
    factor = // [observationSize]; TensorFlow would make a product of a quotient in some runs only
        tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
  }

  /**
   * Returns the variables.
   *
   * @return count, mean and squares
   */
  public List<Variable> variables() {
    return statistics.variables();
  }

  Parameters statistics() {
    return statistics;
  }

  /**
   * Adds observations as the networks see them, all by the same read of the variables.
   *
   * @param tf the graph to add to
   * @param observation the observations o, shape [B, observationSize]
   * @return o' of the same shape
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> observation) {
    Operand<TFloat32> unit = // [B, observationSize]
        tf.math.mul(tf.math.sub(observation, mean), factor);
    return tf.math.minimum( // [B, observationSize]
        tf.math.maximum(unit, tf.constant(-BOUND)), tf.constant(BOUND));
  }
}
