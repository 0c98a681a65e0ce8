package io.swingup.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
  @Test
  void readsWhatItWrites() {
    for (Span span :
        new Span[] {Span.steps(20_000), Span.episodes(0), Span.steps(Long.MAX_VALUE / 10)}) {
      assertThat(Span.parse(span.toString())).isEqualTo(span);
    }
    assertThat(Span.steps(20_000)).hasToString("20000 steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5 years",
        "-5 steps",
        "5.5 steps",
        "steps",
        "5  steps",
        "05 steps",
        "5 stepss"
      })
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> Span.parse(text)).hasMessageEndingWith("was \"" + text + "\"");
  }

  @Test
  void isDueWhereAMultipleIsReached() {
    Span every = Span.steps(10);

    assertThat(every.isDue(8, 9)).isFalse();
    assertThat(every.isDue(9, 10)).isTrue();
    assertThat(every.isDue(10, 11)).isFalse();
    assertThat(every.isDue(8, 32)).isTrue();
    assertThat(Span.steps(0).isDue(8, 32)).isFalse();
  }

  @Test
  void saysHowMuchIsOverByItsOwnUnit() {
    assertThat(Span.episodes(4).progress(1000, 0)).isZero();
    assertThat(Span.episodes(4).progress(1000, 3)).isEqualTo(0.75);
    assertThat(Span.steps(1000).progress(250, 3)).isEqualTo(0.25);
    assertThat(Span.steps(1000).progress(1003, 3)).isEqualTo(1);
  }

  @Test
  void isOverByItsOwnUnit() {
    assertThat(Span.episodes(3).isOver(1000, 2)).isFalse();
    assertThat(Span.episodes(3).isOver(1000, 3)).isTrue();
    assertThat(Span.steps(1001).isOver(1000, 3)).isFalse();
    assertThat(Span.steps(1000).isOver(1000, 0)).isTrue();
  }
}
