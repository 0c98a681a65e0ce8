package io.swingup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.usage.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedRangeTest {

  @ParameterizedTest
  @CsvSource({
    "0-9, 0, 9",
    "7-7, 7, 7",
    "010-012, 10, 12",
    "4294967290-4294967295, 4294967290, 4294967295"
  })
  void readsDecimalNumbers(String text, long first, long last) {
    SeedRange range = SeedRange.parse(text);

    assertThat(range).isEqualTo(new SeedRange(first, last)).hasToString(first + "-" + last);
    assertThat(range.seeds()).startsWith(first).endsWith(last).hasSize((int) (last - first) + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "5-", "-5-7", "5-x", "5 - 7", "1.0-2", "1-99999999999999999999", ""})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> SeedRange.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("--seeds must be FIRST-LAST, such as 0-9, was \"" + text + "\"");
  }

  @Test
  void refusesNoSeedAndTooMany() {
    assertThatThrownBy(() -> SeedRange.parse("5-3")).hasMessageContaining("was \"5-3\"");
    assertThatThrownBy(() -> SeedRange.parse("0-10000")).hasMessageContaining("1 to 10000 seeds");
    assertThat(SeedRange.parse("0-9999").seeds()).hasSize(10_000);
  }
}
