package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pcg64Test implements RestorableGeneratorContract {

  @Override
  public Pcg64 newGenerator(long seed) {
    return Pcg64.seeded(seed);
  }

  static List<GoldenRow> states() {
    return GoldenFile.rows("pcg64_state.csv");
  }

  static List<GoldenRow> raw() {
    return GoldenFile.rows("pcg64_raw.csv");
  }

  static List<GoldenRow> doubles() {
    return GoldenFile.rows("pcg64_doubles.csv");
  }

  static List<GoldenRow> integers() {
    return GoldenFile.rows("pcg64_integers.csv");
  }

  static List<GoldenRow> mixed() {
    return GoldenFile.rows("pcg64_mixed.csv");
  }

  static List<GoldenRow> actionSpaces() {
    return GoldenFile.rows("pcg64_action_space.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void startsInTheStateOfNumPy(GoldenRow row) {
    long[] state = generator(row).state();

    assertThat(join(state[0], state[1])).isEqualTo(row.integer("state128"));
    assertThat(join(state[2], state[3])).isEqualTo(row.integer("inc128"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("raw")
  void nextLongIsTheRawOutputOfNumPy(GoldenRow row) {
    long[] expected = row.bits64s("raw_");

    assertThat(generator(row).longs(expected.length).toArray()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("raw")
  void nextIntIsTheLowHalfOfARawOutputAndThenTheHighHalf(GoldenRow row) {
    Pcg64 generator = generator(row);

    for (long output : row.bits64s("raw_")) {
      assertThat(generator.nextInt()).isEqualTo((int) output);
      assertThat(generator.nextInt()).isEqualTo((int) (output >>> 32));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubles")
  void doublesEqualNumPys(GoldenRow row) {
    double[] expected = row.float64s("v");
    Pcg64 generator = generator(row);

    DoubleStream found =
        row.text("kind").equals("random")
            ? DoubleStream.generate(generator::nextDouble)
            : DoubleStream.generate(
                () -> generator.uniform(row.float64("low"), row.float64("high")));

    assertThat(found.limit(expected.length).toArray()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("integers")
  void boundedIntegersEqualNumPysAndConsumeAsMuch(GoldenRow row) {
    long bound = row.bits64("n");
    long[] expected = row.bits64s("v");
    Pcg64 generator = generator(row);

    long[] found =
        LongStream.generate(() -> generator.nextLong(bound)).limit(expected.length).toArray();

    assertThat(found).isEqualTo(expected);
    assertThat(generator.nextLong()).isEqualTo(row.bits64("next_raw"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixed")
  void mixedCallsEqualNumPys(GoldenRow row) {
    Pcg64 generator = generator(row);

    for (String column : row.columns().subList(1, row.columns().size())) {
      assertThat(call(generator, column)).as(column).isEqualTo(row.float64(column));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actionSpaces")
  void uniformGivesTheSamplesOfGymnasium(GoldenRow row) {
    float low = row.float32("low");
    float high = row.float32("high");
    Pcg64 generator = generator(row);

    for (int i = 0; i < 12; i++) {
      assertThat((float) generator.uniform(low, high)).isEqualTo(row.float32("v" + i));
    }
  }

  @ParameterizedTest(name = "bound {0}")
  @ValueSource(ints = {1, 2, 10, 1_000_000_007, Integer.MAX_VALUE})
  void narrowAndWideBoundsGiveTheSameNumbers(int bound) {
    Pcg64 narrow = Pcg64.seeded(5);
    Pcg64 wide = Pcg64.seeded(5);

    for (int i = 0; i < 100; i++) {
      assertThat(narrow.nextInt(bound)).isEqualTo((int) wide.nextLong(bound));
    }
  }

  @Test
  void coversTheWholeRangeOfInts() {
    Pcg64 generator = Pcg64.seeded(5);
    Pcg64 same = Pcg64.seeded(5);

    int found = generator.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE);

    assertThat(found).isEqualTo((int) (Integer.MIN_VALUE + same.nextLong((1L << 32) - 1)));
  }

  @Test
  void rejectsEmptyRanges() {
    Pcg64 generator = Pcg64.seeded(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.nextInt(0))
        .withMessageContaining("was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.nextLong(-7))
        .withMessageContaining("was -7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.nextInt(4, 4))
        .withMessageContaining("was 4 with bound 4");
  }

  @Test
  void rejectsIntervalsThatAreReversedOrNotFinite() {
    Pcg64 generator = Pcg64.seeded(0);

    assertThatIllegalArgumentException().isThrownBy(() -> generator.uniform(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> generator.uniform(0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.uniform(-Double.MAX_VALUE, Double.MAX_VALUE))
        .withMessageContaining("Infinity");
  }

  @Test
  void rejectsAStateWithAnEvenIncrement() {
    Pcg64 generator = Pcg64.seeded(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.restore(new long[] {1, 2, 3, 4, 0, 0}))
        .withMessageContaining("4");
  }

  private static Pcg64 generator(GoldenRow row) {
    return new Pcg64(SeedSequence.of(row.integer("seed")));
  }

  private static double call(Pcg64 generator, String column) {
    String[] call = column.split(":", -1);
    return switch (call[1]) {
      case "random" -> generator.nextDouble();
      case "uniform" -> generator.uniform(Double.parseDouble(call[2]), Double.parseDouble(call[3]));
      default -> integer(generator, Long.parseLong(call[2]), Long.parseLong(call[3]));
    };
  }

  private static long integer(Pcg64 generator, long low, long high) {
    return high > Integer.MAX_VALUE
        ? low + generator.nextLong(high - low)
        : generator.nextInt((int) low, (int) high);
  }

  private static BigInteger join(long high, long low) {
    return Words.unsigned(high).shiftLeft(64).or(Words.unsigned(low));
  }
}
