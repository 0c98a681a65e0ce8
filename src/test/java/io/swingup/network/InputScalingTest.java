package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.EagerSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class InputScalingTest {
  private static final float INFINITE = Float.POSITIVE_INFINITY;

  private static float[] scaled(Box box, float... x) {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      TFloat32 y = InputScaling.of(box, true).apply(tf, tf.constant(new float[][] {x})).asTensor();
      float[] values = new float[x.length];
      y.asRawTensor().data().asFloats().read(values);
      return values;
    }
  }

  private static Box box(float low, float high) {
    return new Box(FloatVector.of(low), FloatVector.of(high));
  }

  @Test
  void takesEachNumberFromItsBoundsToOne() {
    Box box = new Box(FloatVector.of(900, -2, 0), FloatVector.of(1100, 2, 4));

    assertThat(scaled(box, 900, -2, 0)).containsExactly(-1, -1, -1);
    assertThat(scaled(box, 1100, 2, 4)).containsExactly(1, 1, 1);
    assertThat(scaled(box, 1050, 1, 1)).containsExactly(0.5f, 0.5f, -0.5f);
  }

  @ParameterizedTest(name = "±{0}")
  @ValueSource(floats = {INFINITE, 3.4028235e38f, 3.4e38f, 1e30f})
  void leavesWhatIsUnbounded(float bound) {
    assertThat(scaled(box(-bound, bound), 5)).containsExactly(5);
    assertThat(scaled(box(-bound, 1), 5)).containsExactly(5);
    assertThat(scaled(box(0, bound), 5)).containsExactly(5);
    assertThat(scaled(new Box(FloatVector.of(-bound, 0), FloatVector.of(bound, 8)), 5, 6))
        .containsExactly(5, 0.5f);
  }

  @Test
  void scalesBoundsWhoseDistanceIsNotFiniteInSinglePrecision() {
    assertThat(scaled(box(-9e29f, 9e29f), 9e29f)).containsExactly(1);
  }

  @Test
  void leavesWhatCouldOnlyBeDividedByNearlyZero() {
    assertThat(scaled(box(0, Float.MIN_VALUE), 0)).containsExactly(0);
  }

  @Test
  void addsNoOperationThatChangesNothing() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.placeholder(TFloat32.class);

      assertThat(InputScaling.of(box(900, 1100), false).apply(tf, x)).isSameAs(x);
      assertThat(InputScaling.of(box(-1, 1), true).apply(tf, x)).isSameAs(x);
      assertThat(InputScaling.of(box(-2, 2), true).apply(tf, x).op().type()).isEqualTo("Mul");
      graph.operations().forEachRemaining(op -> assertThat(op.type()).isNotEqualTo("Sub"));
    }
  }
}
