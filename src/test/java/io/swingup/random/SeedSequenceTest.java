package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.golden.GoldenFile;
import java.math.BigInteger;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class SeedSequenceTest {

  @Test
  void generatesTheWordsOfNumPy() {
    for (CSVRecord row : GoldenFile.read("pcg64_state.csv")) {
      SeedSequence sequence = SeedSequence.of(new BigInteger(row.get("seed")));
      int[] words = sequence.generateState32(8);
      long[] longs = sequence.generateState64(4);
      for (int i = 0; i < 8; i++) {
        assertThat(Integer.toUnsignedString(words[i])).isEqualTo(row.get("u32_" + i));
      }
      for (int i = 0; i < 4; i++) {
        assertThat(Long.toUnsignedString(longs[i])).isEqualTo(row.get("u64_" + i));
      }
    }
  }

  @Test
  void spawnsTheChildrenOfNumPy() {
    for (CSVRecord row : GoldenFile.read("seed_sequence_spawn.csv")) {
      SeedSequence child =
          SeedSequence.of(new BigInteger(row.get("seed"))).spawn(3).get(row(row, "child"));
      SeedSequence grandchild = child.spawn(2).get(1);
      for (int i = 0; i < 4; i++) {
        assertThat(Long.toUnsignedString(child.generateState64(4)[i]))
            .isEqualTo(row.get("u64_" + i));
        assertThat(Long.toUnsignedString(grandchild.generateState64(4)[i]))
            .isEqualTo(row.get("grandchild_u64_" + i));
      }
    }
  }

  private static int row(CSVRecord row, String column) {
    return Integer.parseInt(row.get(column));
  }

  @Test
  void spawnsOthersAtEachCall() {
    SeedSequence sequence = SeedSequence.of(3);
    List<SeedSequence> together = SeedSequence.of(3).spawn(2);

    long[] first = sequence.spawn(1).get(0).generateState64(2);
    long[] second = sequence.spawn(1).get(0).generateState64(2);

    assertThat(first).isEqualTo(together.get(0).generateState64(2)).isNotEqualTo(second);
    assertThat(second).isEqualTo(together.get(1).generateState64(2));
  }

  @Test
  void takesALongAsUnsigned() {
    SeedSequence expected = SeedSequence.of(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

    assertThat(SeedSequence.of(-1).generateState64(4)).isEqualTo(expected.generateState64(4));
  }

  @Test
  void refusesANegativeSeed() {
    assertThatThrownBy(() -> SeedSequence.of(BigInteger.valueOf(-3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a seed must be at least 0, was -3");
  }
}
