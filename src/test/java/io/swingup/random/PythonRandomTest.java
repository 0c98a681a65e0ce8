package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.golden.GoldenFile;
import java.math.BigInteger;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class PythonRandomTest {

  @Test
  void drawsTheNumbersOfPython() {
    for (CSVRecord row : GoldenFile.read("mt19937_python.csv")) {
      PythonRandom generator = PythonRandom.seeded(new BigInteger(row.get("seed")));
      for (int i = 0; i < 20; i++) {
        assertThat(draw(generator, row.get("kind")))
            .isEqualTo(Double.parseDouble(row.get("v" + i)));
      }
    }
  }

  private static double draw(PythonRandom generator, String kind) {
    return switch (kind) {
      case "randint_1e9" -> generator.randint(1, 1_000_000_000);
      case "random" -> generator.nextDouble();
      case "bits32" -> Integer.toUnsignedLong(generator.nextInt());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void takesANegativeSeedForItsAbsoluteValue() {
    assertThat(PythonRandom.seeded(-42).nextLong()).isEqualTo(PythonRandom.seeded(42).nextLong());
  }

  @Test
  void goesOnFromASavedState() {
    PythonRandom generator = PythonRandom.seeded(5);
    generator.nextInt();
    long[] state = generator.state();
    long expected = generator.nextLong();

    PythonRandom other = PythonRandom.seeded(6);
    other.restore(state);

    assertThat(other.nextLong()).isEqualTo(expected);
  }

  @Test
  void refusesBoundsInTheWrongOrder() {
    assertThatThrownBy(() -> PythonRandom.seeded(1).randint(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 3 to 2");
  }
}
