package io.swingup.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * What moves the statistics of an {@link ObservationNormalizer}: each set of observations is merged
 * with those before (Chan, Golub and LeVeque 1983).
 *
 * <p>In double precision, as a sum over millions of observations would stand still in single. Each
 * statistic is two variables of single precision, the number rounded and what rounding left (Dekker
 * 1971): models need the first alone, and some tools know no other precision.
 */
public final class ObservationStatistics {
  private final Parameters rounded;
  private final Parameters rests;

  /**
   * Adds the variables for what rounding leaves.
   *
   * @param tf the graph to add to
   * @param normalizer the normalizer whose statistics move
   */
  public ObservationStatistics(Ops tf, ObservationNormalizer normalizer) {
    rounded = normalizer.statistics();
    rests = new Parameters(tf, "observation_rests");
    for (String name : rounded.names()) {
      rests.create(name, rounded.get(name).shape(), Initializer.zeros());
    }
  }

  /**
   * Returns the variables.
   *
   * @return those of the normalizer, then the rests
   */
  public List<Variable> variables() {
    return Stream.concat(rounded.variables().stream(), rests.variables().stream()).toList();
  }

  /**
   * Returns the number of observations so far.
   *
   * @return the variable, a scalar, rounded to single precision; 1e-4 before the first observation
   */
  public Variable count() {
    return rounded.get(ObservationNormalizer.COUNT);
  }

  /**
   * Adds the merging of further observations.
   *
   * @param tf the graph to add to
   * @param observations the observations, shape [N, observationSize]
   * @return the operation that moves the statistics
   */
  public Op observe(Ops tf, Operand<TFloat32> observations) {
    Moments before =
        new Moments(
            read(tf, ObservationNormalizer.COUNT), // []
            read(tf, ObservationNormalizer.MEAN), // [observationSize]
            read(tf, ObservationNormalizer.SQUARES)); // [observationSize]
    Moments all = before.merged(tf, Moments.of(tf, wide(tf, observations)));
    List<Op> assignments = new ArrayList<>();
    assignments.addAll(assign(tf, ObservationNormalizer.COUNT, all.count));
    assignments.addAll(assign(tf, ObservationNormalizer.MEAN, all.mean));
    assignments.addAll(assign(tf, ObservationNormalizer.SQUARES, all.squares));
    return tf.withControlDependencies(assignments).noOp();
  }

  /* A number of observations n, [], their mean m and squares s = Σ (o − m)², [observationSize]. */
  private record Moments(
      Operand<TFloat64> count, Operand<TFloat64> mean, Operand<TFloat64> squares) {

    private static Moments of(Ops tf, Operand<TFloat64> x) { // [N, observationSize]
      Operand<TInt32> rows = tf.gather(tf.shape(x), tf.constant(0), tf.constant(0)); // []
      Operand<TFloat64> mean = tf.math.mean(x, tf.constant(0)); // [observationSize]
      Operand<TFloat64> squares = // [observationSize]
          tf.sum(tf.math.squaredDifference(x, mean), tf.constant(0));
      return new Moments(tf.dtypes.cast(rows, TFloat64.class), mean, squares);
    }

    /* n + n', m + (m' − m) n' / (n + n'), s + s' + (m' − m)² n n' / (n + n') */
    private Moments merged(Ops tf, Moments other) {
      Operand<TFloat64> total = tf.math.add(count, other.count); // []
      Operand<TFloat64> weight = tf.math.div(other.count, total); // []
      Operand<TFloat64> gap = tf.math.sub(other.mean, mean); // [observationSize]
      Operand<TFloat64> between = // [observationSize]
          tf.math.mul(tf.math.square(gap), tf.math.mul(count, weight));
      return new Moments(
          total,
          tf.math.add(mean, tf.math.mul(gap, weight)), // [observationSize]
          tf.math.add(tf.math.add(squares, other.squares), between)); // [observationSize]
    }
  }

  private Operand<TFloat64> read(Ops tf, String name) {
    return tf.math.add( // [shape of the statistic]
        wide(tf, rounded.get(name).read(tf)), wide(tf, rests.get(name).read(tf)));
  }

  private List<Op> assign(Ops tf, String name, Operand<TFloat64> value) {
    Operand<TFloat32> nearest = narrow(tf, value); // [shape of the statistic]
    Operand<TFloat32> rest = // [shape of the statistic]
        narrow(tf, tf.math.sub(value, wide(tf, nearest)));
    return List.of(
        tf.assignVariableOp(rounded.get(name).handle(), nearest),
        tf.assignVariableOp(rests.get(name).handle(), rest));
  }

  private static Operand<TFloat64> wide(Ops tf, Operand<TFloat32> x) {
    return tf.dtypes.cast(x, TFloat64.class); // [shape of x]
  }

  private static Operand<TFloat32> narrow(Ops tf, Operand<TFloat64> x) {
    return tf.dtypes.cast(x, TFloat32.class); // [shape of x]
  }
}
