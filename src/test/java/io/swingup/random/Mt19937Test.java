package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.golden.GoldenFile;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Mt19937Test {

  private static Mt19937 generator(CSVRecord row) {
    return Mt19937.seeded(Long.parseLong(row.get("seed")));
  }

  /* The C library's logarithm and Java's may differ in the last bit. */
  private static Offset<Double> oneUlp(double value) {
    return within(Math.ulp(value));
  }

  @Test
  void drawsTheNumbersOfNumPy() {
    for (CSVRecord row : GoldenFile.read("mt19937_doubles.csv")) {
      Mt19937 generator = generator(row);
      for (int i = 0; i < 20; i++) {
        double expected = Double.parseDouble(row.get("v" + i));
        assertThat(draw(generator, row.get("kind"))).isCloseTo(expected, oneUlp(expected));
      }
    }
  }

  private static double draw(Mt19937 generator, String kind) {
    return switch (kind) {
      case "random_sample" -> generator.nextDouble();
      case "raw" -> Integer.toUnsignedLong(generator.nextInt());
      case "uniform(-3.0;3.0)" -> -3 + 6 * generator.nextDouble();
      case "normal(1.5;0.25)" -> 1.5 + 0.25 * generator.nextGaussian();
      case "standard_normal", "normal(0.0;1.0)", "normal_by_one" -> generator.nextGaussian();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void choosesTheIndicesOfNumPyAndDrawsAsManyWords() {
    Map<String, Mt19937> generators = new HashMap<>();
    for (CSVRecord row : GoldenFile.read("mt19937_choice.csv")) {
      Mt19937 generator = generators.computeIfAbsent(row.get("seed"), seed -> generator(row));
      for (int i = 0; i < 64; i++) {
        assertThat(generator.nextInt(Integer.parseInt(row.get("n"))))
            .isEqualTo(Integer.parseInt(row.get("i" + i)));
      }
      Mt19937 copy = Mt19937.seeded(0);
      copy.restore(generator.state());
      assertThat(Integer.toUnsignedString(copy.nextInt())).isEqualTo(row.get("next_word"));
    }
    assertThat(generators).hasSizeGreaterThan(5);
  }

  @Test
  void mixesNoiseAndIndicesAsTheKerasExampleDoes() {
    Map<String, Mt19937> generators = new HashMap<>();
    for (CSVRecord row : GoldenFile.read("mt19937_mixed.csv")) {
      Mt19937 generator = generators.computeIfAbsent(row.get("seed"), seed -> generator(row));
      double expected = Double.parseDouble(row.get("normal"));
      assertThat(generator.nextGaussian()).isCloseTo(expected, oneUlp(expected));
      long sum = 0;
      long hash = 0;
      for (int i = 1; i <= 64; i++) {
        int index = generator.nextInt(Integer.parseInt(row.get("t")));
        sum += index;
        hash += (long) i * index;
      }
      assertThat(sum).isEqualTo(Long.parseLong(row.get("index_sum")));
      assertThat(hash).isEqualTo(Long.parseLong(row.get("index_hash")));
    }
  }

  @Test
  void goesOnFromASavedStateWithinAPair() {
    Mt19937 generator = Mt19937.seeded(5);
    generator.nextGaussian();
    long[] state = generator.state();
    double[] expected = {generator.nextGaussian(), generator.nextGaussian()};

    Mt19937 other = Mt19937.seeded(6);
    other.restore(state);

    assertThat(new double[] {other.nextGaussian(), other.nextGaussian()}).containsExactly(expected);
  }

  @Test
  void refusesSeedsThatNumPyRefuses() {
    assertThatThrownBy(() -> Mt19937.seeded(1L << 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a seed must be in [0, 4294967295], was 4294967296");
    assertThatThrownBy(() -> Mt19937.seeded(-1)).hasMessageContaining("was -1");
    assertThatThrownBy(() -> Mt19937.seeded(1).restore(new long[5])).hasMessageContaining("was 5");
  }
}
