package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  private static final List<String> TICKS = List.of("low", "high");

  @Test
  void saysWhereAValueLies() {
    Axis axis = new Axis("height in m", -1, 3, TICKS, false);

    assertThat(axis.share(-1)).isZero();
    assertThat(axis.share(0)).isEqualTo(0.25);
    assertThat(axis.share(5)).isEqualTo(1.5);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, Infinity", "-1e308, 1e308"})
  void refusesEndsThatMakeNoAxis(double low, double high) {
    assertThatThrownBy(() -> new Axis("height in m", low, high, TICKS, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an axis must be finite, with low below high, was " + low + " to " + high);
  }

  @Test
  void refusesASingleTick() {
    assertThatThrownBy(() -> new Axis("height in m", 0, 1, List.of("0"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0]");
  }
}
