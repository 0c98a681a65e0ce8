package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt19937Test implements RestorableGeneratorContract {

  @Override
  public Mt19937 newGenerator(long seed) {
    return Mt19937.seeded(seed);
  }

  static List<GoldenRow> raw() {
    return GoldenFile.rows("mt19937_raw.csv");
  }

  static List<GoldenRow> doubles() {
    return GoldenFile.rows("mt19937_doubles.csv");
  }

  static List<GoldenRow> normals() {
    return GoldenFile.rows("mt19937_normals.csv");
  }

  static Stream<Arguments> choices() {
    return GoldenFile.groups("mt19937_choice.csv", "seed");
  }

  static Stream<Arguments> mixed() {
    return GoldenFile.groups("mt19937_mixed.csv", "seed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("raw")
  void wordsEqualNumPys(GoldenRow row) {
    Mt19937 generator = Mt19937.seeded(row.bits64("seed"));

    for (long expected : row.bits64s("u32_")) {
      assertThat(generator.nextInt()).isEqualTo((int) expected);
    }
    assertThat(generator.longs(4).toArray()).isEqualTo(row.bits64s("u64_"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubles")
  void doublesEqualNumPys(GoldenRow row) {
    Mt19937 generator = Mt19937.seeded(row.bits64("seed"));

    for (double expected : row.float64s("v")) {
      switch (row.text("kind")) {
        case "random_sample" -> assertThat(generator.nextDouble()).isEqualTo(expected);
        case "uniform" -> assertThat(generator.nextDouble(-3, 3)).isEqualTo(expected);
        case "standard_normal" -> assertThat(generator.nextGaussian()).isEqualTo(expected);
        default -> assertThat(generator.nextGaussian(1.5, 0.25)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("normals")
  void manyNormalNumbersEqualNumPysToTheBit(GoldenRow row) {
    Mt19937 generator = Mt19937.seeded(row.bits64("seed"));

    long bits = 0;
    for (int i = row.int32("count"); i > 0; i--) {
      bits ^= Double.doubleToRawLongBits(generator.nextGaussian());
    }

    assertThat(bits).isEqualTo(row.bits64("xor_of_bits"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("choices")
  void boundedIntegersEqualNumPysAndConsumeAsMuch(String seed, List<GoldenRow> rows) {
    Mt19937 generator = Mt19937.seeded(Long.parseLong(seed));
    Mt19937 copy = Mt19937.seeded(0);

    for (GoldenRow row : rows) {
      long[] indices = choose(generator, row.int32("n"));

      assertThat(indices).startsWith(row.bits64s("i"));
      assertThat(weightedSum(indices)).isEqualTo(row.bits64("weighted_sum"));
      copy.restore(generator.state());
      assertThat(copy.nextInt()).isEqualTo((int) row.bits64("next_word"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("mixed")
  void theKeptNormalNumberSurvivesBoundedIntegers(String seed, List<GoldenRow> rows) {
    Mt19937 generator = Mt19937.seeded(Long.parseLong(seed));

    for (GoldenRow row : rows) {
      assertThat(generator.nextGaussian()).isEqualTo(row.float64("normal"));
      assertThat(weightedSum(choose(generator, row.int32("step"))))
          .isEqualTo(row.bits64("weighted_sum"));
    }
  }

  @Test
  void givesTheSecondOfAPairAfterRestoring() {
    Mt19937 generator = Mt19937.seeded(0);
    generator.nextGaussian();
    Mt19937 other = Mt19937.seeded(1);

    other.restore(generator.state());

    assertThat(other.nextGaussian()).isEqualTo(0.4001572083672233); // np.random.seed(0), second
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE})
  void rejectsSeedsOutsideOneWord(long seed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mt19937.seeded(seed))
        .withMessageContaining("was " + seed);
  }

  @ParameterizedTest(name = "bound {0}")
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void rejectsBoundsThatAreNotPositive(int bound) {
    Mt19937 generator = Mt19937.seeded(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.nextInt(bound))
        .withMessageContaining("was " + bound);
  }

  @ParameterizedTest(name = "deviation {0}")
  @ValueSource(doubles = {-0.5, Double.NaN})
  void rejectsDeviationsThatAreNotNumbersFromZero(double deviation) {
    Mt19937 generator = Mt19937.seeded(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.nextGaussian(0, deviation))
        .withMessageContaining("was " + deviation);
  }

  @ParameterizedTest(name = "position {0}")
  @ValueSource(longs = {-1, 625, Long.MAX_VALUE})
  void rejectsAStateWithAPositionOutsideItsWords(long position) {
    Mt19937 generator = Mt19937.seeded(0);
    long[] state = generator.state();
    state[MersenneTwister.STATE_LENGTH - 1] = position;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.restore(state))
        .withMessageContaining("was " + position);
  }

  private static long[] choose(Mt19937 generator, int bound) {
    long[] indices = new long[64];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = generator.nextInt(bound);
    }
    return indices;
  }

  private static long weightedSum(long[] indices) {
    long sum = 0;
    for (int i = 0; i < indices.length; i++) {
      sum += (i + 1) * indices[i];
    }
    return sum;
  }
}
