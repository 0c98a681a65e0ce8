package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class HuberTest {
  private static final float[] ERRORS = {0, 0.1f, -0.1f, 0.5f, -0.5f, 0.7f, -0.7f, 300, -1e5f};

  @ParameterizedTest(name = "threshold {0}")
  @ValueSource(doubles = {0, 0.5, 1, 1e6})
  void isTheSquareUpToTheThresholdAndALineBeyond(double threshold) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.constant(ERRORS); // [9]
      Operand<TFloat32> loss = Huber.loss(tf, x, tf.constant(new float[ERRORS.length]), threshold);
      Operand<TFloat32> slope = // [9]
          Gradients.of(tf, List.of(loss), List.of(tf.onesLike(loss)), List.of(x)).get(0);
      try (Result result = session.runner().fetch(loss).fetch(slope).run()) {
        for (int i = 0; i < ERRORS.length; i++) {
          double e = Math.abs((double) ERRORS[i]);
          boolean square = threshold == 0 || e <= threshold;
          double expected = square ? e * e : threshold * (2 * e - threshold);
          double slopeThere = 2 * (square ? e : threshold) * Math.signum(ERRORS[i]);
          assertThat((double) ((TFloat32) result.get(0)).getFloat(i))
              .as("loss of %s", ERRORS[i])
              .isCloseTo(expected, within(1e-6 * expected));
          assertThat((double) ((TFloat32) result.get(1)).getFloat(i))
              .as("slope at %s", ERRORS[i])
              .isCloseTo(slopeThere, within(1e-6 * e));
        }
      }
    }
  }
}
