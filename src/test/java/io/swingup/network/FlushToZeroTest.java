package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlushToZeroTest {
  /* A list, so that no compiler works the product out. */
  private static final List<Float> FACTORS = List.of(Float.MIN_NORMAL, 0.25f);

  @BeforeEach
  void onlyWherePossible() {
    assumeThat(FlushToZero.isAvailable()).isTrue();
  }

  @Test
  void takesDenormalNumbersForZeroAndPutsBackWhatWasSet() {
    FlushToZero flush = new FlushToZero();

    assertThat(product()).isPositive();
    assertThat(flush.during(FlushToZeroTest::product)).isZero();
    assertThat(product()).isPositive();
  }

  @Test
  void denormalOperandsCountAsZeroToo() {
    float denormal = product();

    assertThat(new FlushToZero().during(() -> denormal / Float.MIN_VALUE)).isNaN();
  }

  @Test
  void putsBackWhatWasSetAfterAnException() {
    FlushToZero flush = new FlushToZero();

    assertThatThrownBy(
            () ->
                flush.during(
                    () -> {
                      throw new IllegalStateException("no run");
                    }))
        .hasMessage("no run");
    assertThat(product()).isPositive();
  }

  @Test
  void otherThreadsKeepTheirs() {
    float other =
        new FlushToZero()
            .during(() -> CompletableFuture.supplyAsync(FlushToZeroTest::product).join());

    assertThat(other).isPositive();
  }

  private static float product() {
    return FACTORS.get(0) * FACTORS.get(1);
  }
}
