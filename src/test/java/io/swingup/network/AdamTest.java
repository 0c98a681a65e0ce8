package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class AdamTest {
  private static final int STEPS = 200;

  /* Minimises (x - 3)² + (2y + 1)² from x = y = 0. */
  private static float[] descend(float rateFactor, double rate) {
    return descend(rateFactor, rate, 0);
  }

  private static float[] descend(float rateFactor, double rate, double clipNorm) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Parameters parameters = new Parameters(tf, "point");
      parameters.create("x", Shape.scalar(), Initializer.zeros());
      parameters.create("y", Shape.scalar(), Initializer.zeros());
      Adam adam =
          new Adam(
              new Parameters(tf, "adam"),
              new AdamConfig(rate, 0.9, 0.999, 1e-7, clipNorm),
              parameters.variables());
      Operand<TFloat32> x = parameters.get("x").read(tf);
      Operand<TFloat32> y = parameters.get("y").read(tf);
      Operand<TFloat32> loss =
          tf.math.add(
              tf.math.square(tf.math.sub(x, tf.constant(3f))),
              tf.math.square(tf.math.add(tf.math.mul(y, tf.constant(2f)), tf.constant(1f))));
      Op step =
          adam.step(
              tf,
              gradients(graph, loss, parameters.variables()),
              tf.constant(rateFactor),
              List.of());
      List<Op> initialize = List.of(parameters.initialize(), adam.state().initialize());
      try (Session session = new Session(graph)) {
        initialize.forEach(session::run);
        for (int i = 0; i < STEPS; i++) {
          session.run(step);
        }
        try (Result result = session.runner().fetch(x).fetch(y).run()) {
          return new float[] {
            ((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat()
          };
        }
      }
    }
  }

  private static List<Gradient> gradients(
      Graph graph, Operand<TFloat32> loss, List<Variable> variables) {
    List<Gradient> gradients = new ArrayList<>();
    for (Variable variable : variables) {
      Output<?>[] handle = {variable.handle().asOutput()};
      Output<TFloat32> found = // [shape of the variable]
          graph.addGradients(loss.asOutput(), handle)[0].expect(TFloat32.class);
      gradients.add(new Gradient(variable, found, found));
    }
    return gradients;
  }

  private static double[] descendInPlainJava(double clipNorm) {
    double[] point = new double[2];
    double[] m = new double[2];
    double[] v = new double[2];
    for (int t = 1; t <= STEPS; t++) {
      double[] gradient = {2 * (point[0] - 3), 4 * (2 * point[1] + 1)};
      double factor = Math.min(1, clipNorm / Math.hypot(gradient[0], gradient[1]));
      double rate = 0.1 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
      for (int i = 0; i < 2; i++) {
        gradient[i] *= factor;
        m[i] = 0.9 * m[i] + 0.1 * gradient[i];
        v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
        point[i] -= rate * m[i] / (Math.sqrt(v[i]) + 1e-7);
      }
    }
    return point;
  }

  @Test
  void movesAsThePaperSays() {
    float[] found = descend(1, 0.1);

    double[] expected = descendInPlainJava(Double.POSITIVE_INFINITY);
    assertThat((double) found[0]).isCloseTo(expected[0], within(2e-6));
    assertThat((double) found[1]).isCloseTo(expected[1], within(2e-6));
  }

  @Test
  void scalesTheGradientsOfAllVariablesDownByOneFactor() {
    float[] found = descend(1, 0.1, 2); // the first one's norm is 7.2, the last one's nearly 0

    double[] expected = descendInPlainJava(2);
    assertThat(expected[0]).isNotCloseTo(descendInPlainJava(1e9)[0], within(1e-4));
    assertThat((double) found[0]).isCloseTo(expected[0], within(2e-6));
    assertThat((double) found[1]).isCloseTo(expected[1], within(2e-6));
  }

  @Test
  void leavesGradientsWithinTheBoundAsTheyAre() {
    assertThat(descend(1, 0.1, 8)).containsExactly(descend(1, 0.1));
  }

  @Test
  void givesTheSameBitsEveryTime() {
    float[] first = descend(1, 0.1);

    for (int i = 0; i < 5; i++) {
      assertThat(descend(1, 0.1)).containsExactly(first);
    }
  }

  @Test
  void refusesAStepThatWouldLeaveAVariableWhereItIs() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Parameters parameters = new Parameters(tf, "point");
      parameters.create("x", Shape.scalar(), Initializer.zeros());
      parameters.create("y", Shape.scalar(), Initializer.zeros());
      Adam adam =
          new Adam(
              new Parameters(tf, "adam"),
              new AdamConfig(0.1, 0.9, 0.999, 1e-7, 0),
              parameters.variables());
      Operand<TFloat32> one = tf.constant(1f);
      List<Gradient> gradients = List.of(new Gradient(parameters.get("x"), one, one));

      assertThatThrownBy(() -> adam.step(tf, gradients, one, List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "there must be one gradient for each of [point/x, point/y], found those of"
                  + " [point/x]");
    }
  }

  @Test
  void multipliesTheRateByTheFactor() {
    assertThat(descend(0.5f, 0.2)).containsExactly(descend(1, 0.1));
  }
}
