package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedSequenceTest {

  static List<GoldenRow> states() {
    return GoldenFile.rows("pcg64_state.csv");
  }

  static List<GoldenRow> children() {
    return GoldenFile.rows("pcg64_spawn.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void mixesSeedsAsNumPy(GoldenRow row) {
    SeedSequence sequence = SeedSequence.of(row.integer("seed"));

    assertThat(unsigned(sequence.generateState32(8))).isEqualTo(row.bits64s("u32_"));
    assertThat(sequence.generateState64(4)).isEqualTo(row.bits64s("u64_"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("children")
  void spawnsTheChildrenOfNumPy(GoldenRow row) {
    SeedSequence sequence = SeedSequence.of(row.integer("seed"));
    for (String index : row.text("spawn_key").split(":", -1)) {
      int child = Integer.parseInt(index);
      sequence = sequence.spawn(child + 1).get(child);
    }

    Pcg64 generator = new Pcg64(sequence);

    assertThat(sequence.generateState64(4)).isEqualTo(row.bits64s("u64_"));
    assertThat(generator.longs(2).toArray()).isEqualTo(row.bits64s("raw_"));
  }

  @Test
  void spawnsTheSameChildrenInOneCallAsInTwo() {
    SeedSequence atOnce = SeedSequence.of(42);
    SeedSequence inTwo = SeedSequence.of(42);

    List<SeedSequence> expected = atOnce.spawn(5);
    List<SeedSequence> found = new ArrayList<>(inTwo.spawn(2));
    found.addAll(inTwo.spawn(0));
    found.addAll(inTwo.spawn(3));

    assertThat(firstWords(found)).isEqualTo(firstWords(expected)).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void readsLongsAsUnsigned(long seed) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(seed));

    assertThat(SeedSequence.of(seed).generateState32(4))
        .isEqualTo(SeedSequence.of(unsigned).generateState32(4));
  }

  @Test
  void generatesTheSameWordsAfterSpawning() {
    SeedSequence sequence = SeedSequence.of(7);
    int[] before = sequence.generateState32(6);

    sequence.spawn(3);

    assertThat(sequence.generateState32(6)).isEqualTo(before);
    assertThat(sequence.generateState32(0)).isEmpty();
  }

  @Test
  void rejectsNegativeArguments() {
    SeedSequence sequence = SeedSequence.of(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedSequence.of(BigInteger.valueOf(-3)))
        .withMessageContaining("-3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequence.generateState32(-1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequence.generateState64(-1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequence.spawn(-1))
        .withMessageContaining("-1");
  }

  private static List<Long> firstWords(List<SeedSequence> sequences) {
    return sequences.stream().map(sequence -> sequence.generateState64(1)[0]).toList();
  }

  private static long[] unsigned(int[] words) {
    return Arrays.stream(words).mapToLong(Integer::toUnsignedLong).toArray();
  }
}
