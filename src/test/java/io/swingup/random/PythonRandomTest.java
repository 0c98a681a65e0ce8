package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PythonRandomTest implements RestorableGeneratorContract {

  @Override
  public PythonRandom newGenerator(long seed) {
    return PythonRandom.seeded(seed);
  }

  static List<GoldenRow> numbers() {
    return GoldenFile.rows("mt19937_python.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void numbersEqualCPythonsAndConsumeAsMuch(GoldenRow row) {
    PythonRandom generator = PythonRandom.seeded(row.integer("seed"));
    String[] kind = row.text("kind").split(":", -1);

    for (int i = 0; i < 8; i++) {
      String column = "v" + i;
      switch (kind[0]) {
        case "bits32" -> assertThat(generator.nextInt()).isEqualTo((int) row.bits64(column));
        case "bits64" -> assertThat(generator.nextLong()).isEqualTo(row.bits64(column));
        case "random" -> assertThat(generator.nextDouble()).isEqualTo(row.float64(column));
        default ->
            assertThat(generator.randint(Long.parseLong(kind[1]), Long.parseLong(kind[2])))
                .isEqualTo(row.bits64(column));
      }
    }
    assertThat(generator.nextInt()).isEqualTo((int) row.bits64("next_word"));
  }

  @Test
  void ignoresTheSignOfASeed() {
    long[] expected = PythonRandom.seeded(99).longs(5).toArray();

    assertThat(PythonRandom.seeded(-99).longs(5).toArray()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "1, 0",
    "0, 9223372036854775807",
    "-1, 9223372036854775806",
    "-9223372036854775808, 9223372036854775807",
    "9223372036854775807, -9223372036854775808"
  })
  void rejectsEmptyAndTooWideRanges(long low, long high) {
    PythonRandom generator = PythonRandom.seeded(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.randint(low, high))
        .withMessageContaining("was " + low + " with high " + high);
  }
}
