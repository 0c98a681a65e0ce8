package io.swingup.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.FloatVector;
import io.swingup.random.Pcg64;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws by priority, compared with the formulas worked out over all records. */
@Timeout(60)
class PriorityTest {
  private static final double ALPHA = 0.7;
  private static final double BETA = 0.4;

  private static ReplayBuffer buffer(int capacity, int n) {
    PriorityConfig priorities = new PriorityConfig(ALPHA, BETA);
    return new ReplayBuffer(new ReplayConfig(capacity, true, n, priorities), 0.9, 1, 1);
  }

  private static void add(ReplayBuffer buffer, int number) {
    FloatVector name = FloatVector.of(number);
    buffer.add(new Transition(name, name, number, 1, name), 0, number % 5 == 4);
  }

  /** A buffer and, beside it, p of each record and the largest ever. */
  private static final class Model {
    private final ReplayBuffer buffer;
    private final double[] priorities;
    private final TransitionBatch batch = new TransitionBatch(8, 1, 1);
    private double largest = 1;
    private int added;

    private Model(int capacity) {
      buffer = buffer(capacity, 3);
      priorities = new double[capacity];
    }

    private void addOne() {
      add(buffer, added);
      priorities[added++ % priorities.length] = largest;
    }

    private void learn(float[] errors) {
      buffer.learned(batch, FloatVector.of(errors));
      for (int i = 0; i < batch.size(); i++) {
        priorities[batch.indices()[i]] = errors[i] + 1e-6;
        largest = Math.max(largest, errors[i] + 1e-6);
      }
    }

    private double probability(int record) {
      double sum = Arrays.stream(priorities).map(p -> Math.pow(p, ALPHA)).sum();
      return Math.pow(priorities[record], ALPHA) / sum;
    }

    private double[] weights(double beta) {
      double[] weights =
          IntStream.of(batch.indices())
              .mapToDouble(i -> Math.pow(buffer.size() * probability(i), -beta))
              .toArray();
      double most = Arrays.stream(weights).max().orElseThrow();
      return Arrays.stream(weights).map(w -> w / most).toArray();
    }
  }

  /* Equal records of a batch have equal errors. */
  private static float[] errors(TransitionBatch batch, Random random) {
    double scale = random.nextDouble(0.1, 8);
    float[] errors = new float[batch.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (float) Math.abs(Math.sin(1 + batch.indices()[i]) * scale);
    }
    return errors;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void weighsAsTheFormulaDoes(long seed) {
    Random random = new Random(seed);
    Model model = new Model(8 + random.nextInt(30));
    for (int step = 0; step < 120; step++) {
      model.addOne();
      double progress = step / 119.0;

      model.buffer.sample(model.batch, random, progress);

      double[] expected = model.weights(BETA + (1 - BETA) * progress);
      for (int i = 0; i < model.batch.size(); i++) {
        assertThat(model.batch.indices()[i]).isLessThan(model.buffer.size());
        assertThat((double) model.batch.weights()[i]).isCloseTo(expected[i], within(1e-6));
      }
      model.learn(errors(model.batch, random));
    }
  }

  /** Draws of one are independent of each other. */
  @ParameterizedTest(name = "{0} records ever")
  @ValueSource(ints = {10, 23})
  void drawsEachRecordAsOftenAsItsPrioritySays(int added) {
    Random random = new Random(5);
    Model model = new Model(13);
    for (int i = 0; i < added; i++) {
      model.addOne();
      model.buffer.sample(model.batch, random, 0);
      model.learn(errors(model.batch, random));
    }
    int[] counts = new int[model.buffer.size()];
    TransitionBatch one = new TransitionBatch(1, 1, 1);
    int draws = 100_000;

    for (int i = 0; i < draws; i++) {
      model.buffer.sample(one, random, 0);
      counts[one.indices()[0]]++;
    }

    double chiSquare = 0;
    for (int record = 0; record < counts.length; record++) {
      double expected = draws * model.probability(record);
      chiSquare += (counts[record] - expected) * (counts[record] - expected) / expected;
    }
    // 0.999 quantile of χ²(9), or of χ²(12): a right buffer fails for one seed in a thousand.
    assertThat(chiSquare).isLessThan(counts.length == 10 ? 27.877 : 32.909);
  }

  @Test
  void drawsOneRecordFromEachPartOfTheSum() {
    ReplayBuffer buffer = buffer(8, 1);
    IntStream.range(0, 8).forEach(i -> add(buffer, i));
    TransitionBatch batch = new TransitionBatch(8, 1, 1);

    buffer.sample(batch, new Random(1), 0);

    assertThat(batch.indices()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(batch.weights()).containsOnly(1);
  }

  /** Even where the point that is drawn is rounded up to the whole sum. */
  @ParameterizedTest(name = "{0} records")
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void staysWithinTheRecordsAtTheEndOfTheSum(int size) {
    ReplayBuffer buffer = buffer(10, 1);
    IntStream.range(0, size).forEach(i -> add(buffer, i));
    TransitionBatch batch = new TransitionBatch(7, 1, 1);
    Random last =
        new Random() {
          private static final long serialVersionUID = 1;

          @Override
          public double nextDouble() {
            return 1;
          }
        };

    buffer.sample(batch, last, 0.5);

    assertThat(batch.indices()).doesNotContain(IntStream.range(size, 10).toArray());
  }

  @ParameterizedTest(name = "after {0} records")
  @ValueSource(ints = {3, 11, 40})
  void goesOnFromAStateAsBefore(int added) {
    Random random = new Random(1);
    Model model = new Model(11);
    for (int i = 0; i < added; i++) {
      model.addOne();
      model.buffer.sample(model.batch, random, 0);
      model.learn(errors(model.batch, random));
    }
    ReplayBuffer other = buffer(11, 3);
    IntStream.range(0, 20).forEach(i -> add(other, i)); // to be forgotten
    other.restore(model.buffer.state());
    Pcg64 same = Pcg64.seeded(3);
    Pcg64 again = Pcg64.seeded(3);
    TransitionBatch batch = new TransitionBatch(8, 1, 1);

    for (int step = 0; step < 50; step++) {
      model.buffer.sample(model.batch, same, 0.1);
      other.sample(batch, again, 0.1);
      assertThat(batch.indices()).isEqualTo(model.batch.indices());
      assertThat(batch.weights()).isEqualTo(model.batch.weights());
      assertThat(batch.rewards()).isEqualTo(model.batch.rewards());
      float[] errors = errors(batch, random);
      model.learn(errors);
      other.learned(batch, FloatVector.of(errors));
      add(other, model.added);
      model.addOne();
    }
    assertThat(other.state()).isEqualTo(model.buffer.state());
  }

  @Test
  void keepsOneNumberForEachRecordAndTheLargest() {
    ReplayBuffer uniform = new ReplayBuffer(Buffers.uniform(5), 0.9, 1, 1);
    ReplayBuffer buffer = buffer(5, 1);
    IntStream.range(0, 3).forEach(i -> add(buffer, i));
    IntStream.range(0, 3).forEach(i -> add(uniform, i));

    assertThat(buffer.state().remaining()).isEqualTo(uniform.state().remaining() + 4 * 8);
    assertThatThrownBy(() -> buffer.restore(uniform.state())).hasMessageContaining("do not fit");
    assertThat(ReplayBuffer.bytes(new ReplayConfig(5, true, 1, new PriorityConfig(1, 1)), 1, 1))
        .isEqualTo(ReplayBuffer.bytes(Buffers.uniform(5), 1, 1) + 5 * 16);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> new ReplayConfig(5, false, 1, new PriorityConfig(0.1, 0.4)))
        .hasMessage("replacement must be true where priorities.alpha is above 0, was false");
    assertThatThrownBy(() -> new PriorityConfig(1.5, 0.4))
        .hasMessage("alpha must be in [0, 1], was 1.5");
    assertThatThrownBy(() -> new PriorityConfig(0, -0.1))
        .hasMessage("beta must be in [0, 1], was -0.1");
  }
}
