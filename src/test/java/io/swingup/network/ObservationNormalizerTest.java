package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class ObservationNormalizerTest {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 2), Box.symmetric(1));
  private static final double FIRST = 1e-4f; // the weight of the first mean and variance

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final ObservationNormalizer normalizer =
      ObservationInput.create(tf, config(Scaling.RUNNING), SPEC).normalizer().orElseThrow();
  private final ObservationStatistics statistics = new ObservationStatistics(tf, normalizer);
  private final Placeholder<TFloat32> observations =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2))); // [N, 2]
  private final Operand<TFloat32> seen = normalizer.apply(tf, observations); // [N, 2]
  private final Op observe = statistics.observe(tf, observations);
  private final Session session = new Session(graph);

  ObservationNormalizerTest() {
    statistics.variables().forEach(variable -> session.run(variable.initialize()));
  }

  @AfterEach
  void close() {
    session.close();
    graph.close();
  }

  private static NetworkConfig config(Scaling scaling) {
    return new NetworkConfig(List.of(1), List.of(), List.of(), List.of(1), 0, 0, false, scaling);
  }

  private Session.Runner fed(TFloat32 rows) {
    return session.runner().feed(observations, rows);
  }

  private static TFloat32 rows(float... numbers) {
    return TFloat32.tensorOf(Shape.of(numbers.length / 2, 2), DataBuffers.of(numbers));
  }

  private void observe(float... numbers) {
    try (TFloat32 rows = rows(numbers)) {
      fed(rows).addTarget(observe).run().close();
    }
  }

  private float[] seen(float... numbers) {
    float[] found = new float[numbers.length];
    try (TFloat32 rows = rows(numbers);
        Result result = fed(rows).fetch(seen).run()) {
      result.get(0).asRawTensor().data().asFloats().read(found);
    }
    return found;
  }

  /* A statistic with what rounding left, count, mean or squares. */
  private double[] statistic(int index) {
    List<Variable> all = statistics.variables();
    try (Result result =
        session
            .runner()
            .fetch(all.get(index).snapshot())
            .fetch(all.get(index + 3).snapshot())
            .run()) {
      double[] sums = new double[(int) result.get(0).shape().size()];
      for (int i = 0; i < sums.length; i++) {
        double rounded = result.get(0).asRawTensor().data().asFloats().getFloat(i);
        double rest = result.get(1).asRawTensor().data().asFloats().getFloat(i);
        assertThat(Math.abs(rest)).isLessThanOrEqualTo(Math.ulp((float) rounded) / 2);
        sums[i] = rounded + rest;
      }
      return sums;
    }
  }

  @Test
  void mergesToTheStatisticsOfAllObservations() {
    SplittableRandom random = new SplittableRandom(1);
    List<Float> first = new ArrayList<>();
    List<Float> second = new ArrayList<>();
    for (int rows : new int[] {1, 3, 1, 5, 2, 40}) {
      float[] numbers = new float[2 * rows];
      for (int i = 0; i < rows; i++) {
        numbers[2 * i] = (float) random.nextGaussian(1000, 0.1);
        numbers[2 * i + 1] = (float) random.nextGaussian(-1, 30);
        first.add(numbers[2 * i]);
        second.add(numbers[2 * i + 1]);
      }
      observe(numbers);
    }

    assertThat(statistic(0)[0]).isCloseTo(52 + FIRST, within(1e-12));
    assertIsOf(first, 0);
    assertIsOf(second, 1);
  }

  /* Those of the observations, and of the first mean and variance with their weight. */
  private void assertIsOf(List<Float> column, int index) {
    double total = column.size() + FIRST;
    double mean = column.stream().mapToDouble(x -> x).sum() / total;
    double squares =
        FIRST + FIRST * mean * mean + column.stream().mapToDouble(x -> Math.pow(x - mean, 2)).sum();
    assertThat(statistic(1)[index]).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
    assertThat(statistic(2)[index]).isCloseTo(squares, within(1e-11 * squares));
  }

  @Test
  void stillMovesAfterMoreObservationsThanSinglePrecisionCounts() {
    float[] many = new float[4_000_000]; // zeros
    for (int i = 0; i < 10; i++) {
      observe(many);
    }
    observe(1000, -1000);

    assertThat(statistic(0)[0]).isCloseTo(20_000_001 + FIRST, within(1e-7));
    assertThat(statistic(1)[0]).isCloseTo(1000 / (20_000_001 + FIRST), within(1e-15));
    assertThat(statistic(2)[1]).isCloseTo(1e6 * 20_000_000 / 20_000_001 + FIRST, within(1e-3));
  }

  @Test
  void seesTheDistanceFromTheMeanInDeviations() {
    observe(1, 10, 3, 30); // means 2 and 20, deviations 1 and 10, but for the first ones' weight

    float[] found = seen(3.5f, 5, 2, 20, 30, -100);

    float[] expected = {1.5f, -1.5f, 0, 0, 10, -10};
    assertThat(found).containsExactly(expected, within(1e-3f));
    assertThat(found[4]).isEqualTo(10);
    assertThat(found[5]).isEqualTo(-10);
    double mean = statistic(1)[0];
    double deviation = Math.sqrt(statistic(2)[0] / statistic(0)[0] + 1e-8);
    assertThat((double) found[0]).isCloseTo((3.5 - mean) / deviation, within(1e-6));
  }

  @Test
  void seesObservationsAsTheyAreBeforeTheFirst() {
    assertThat(seen(0.3f, -7, 11, -1e6f)).containsExactly(0.3f, -7, 10, -10);
  }

  @Test
  void anObservationThatNeverChangesIsZero() {
    float[] same = new float[2_000];
    Arrays.fill(same, 0.7f);
    observe(same);

    assertThat(seen(0.7f, 0.7f)).containsExactly(new float[2], within(1e-3f));
    assertThat(seen(-1e9f, 1e9f)).containsExactly(-10, 10);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
  void addsNothingWhereItIsNotWanted(Scaling scaling) {
    try (Graph empty = new Graph()) {
      assertThat(ObservationInput.create(Ops.create(empty), config(scaling), SPEC).variables())
          .isEmpty();
      assertThat(empty.operations().hasNext()).isFalse();
    }
  }
}
