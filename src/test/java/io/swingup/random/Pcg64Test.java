package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.golden.GoldenFile;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class Pcg64Test {

  private static Pcg64 generator(CSVRecord row) {
    return new Pcg64(SeedSequence.of(new BigInteger(row.get("seed"))));
  }

  private static long unsigned(String text) {
    return new BigInteger(text).longValue();
  }

  @Test
  void drawsTheWordsOfNumPy() {
    for (CSVRecord row : GoldenFile.read("pcg64_raw.csv")) {
      Pcg64 generator = generator(row);
      for (int i = 0; i < 10; i++) {
        assertThat(generator.nextLong()).isEqualTo(unsigned(row.get("raw_" + i)));
      }
    }
  }

  @Test
  void drawsTheNumbersOfNumPyBetweenBounds() {
    int compared = 0;
    for (CSVRecord row : GoldenFile.read("pcg64_doubles.csv")) {
      String kind = row.get("kind");
      if (kind.equals("standard_normal")) {
        continue;
      }
      Pcg64 generator = generator(row);
      for (int i = 0; i < 10; i++) {
        double found =
            kind.equals("random")
                ? generator.nextDouble()
                : generator.uniform(
                    Double.parseDouble(row.get("low")), Double.parseDouble(row.get("high")));
        assertThat(found).isEqualTo(Double.parseDouble(row.get("v" + i)));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(1200);
  }

  @Test
  void drawsTheIntegersOfNumPyAndAsManyWords() {
    for (CSVRecord row : GoldenFile.read("pcg64_integers.csv")) {
      Pcg64 generator = generator(row);
      long bound = Long.parseLong(row.get("n"));
      for (int i = 0; i < 12; i++) {
        assertThat(generator.nextLong(bound)).isEqualTo(Long.parseLong(row.get("v" + i)));
      }
      assertThat(generator.nextLong()).isEqualTo(unsigned(row.get("next_raw")));
    }
  }

  @Test
  void keepsTheUnusedHalfOfAWordAcrossOtherDraws() {
    Map<String, Pcg64> generators = new HashMap<>();
    for (CSVRecord row : GoldenFile.read("pcg64_mixed.csv")) {
      Pcg64 generator = generators.computeIfAbsent(row.get("seed"), seed -> generator(row));
      assertThat(call(generator, row.get("call").split(":", -1)))
          .isEqualTo(Double.parseDouble(row.get("value")));
    }
    assertThat(generators).hasSize(20);
  }

  private static double call(Pcg64 generator, String... call) {
    return switch (call[0]) {
      case "random" -> generator.nextDouble();
      case "uniform" -> generator.uniform(Double.parseDouble(call[1]), Double.parseDouble(call[2]));
      default -> {
        long low = Long.parseLong(call[1]);
        yield low + generator.nextLong(Long.parseLong(call[2]) - low);
      }
    };
  }

  @Test
  void goesOnFromASavedStateInTheMiddleOfAWord() {
    Pcg64 generator = Pcg64.seeded(5);
    generator.nextInt();
    long[] state = generator.state();
    int[] expected = generator.ints(20).toArray();

    Pcg64 other = Pcg64.seeded(6);
    other.restore(state);

    assertThat(other.ints(20).toArray()).containsExactly(expected);
  }

  @Test
  void refusesAForeignStateAndAnEmptyRange() {
    assertThatThrownBy(() -> Pcg64.seeded(1).restore(new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a saved state must have length 6, was 3");
    assertThatThrownBy(() -> Pcg64.seeded(1).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound must be at least 1, was 0");
  }
}
