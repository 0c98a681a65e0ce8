package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.random.Pcg64;
import org.junit.jupiter.api.Test;

class PackedStateTest {
  @Test
  void bringsNumbersAndStreamBack() {
    Pcg64 random = Pcg64.seeded(7);
    random.nextInt();
    long[] state = PackedState.of(random, -0.0, Double.MIN_VALUE).orElseThrow();
    long next = random.nextLong();

    Pcg64 other = Pcg64.seeded(8);
    assertThat(PackedState.restore(state, other, 2)).containsExactly(-0.0, Double.MIN_VALUE);
    assertThat(other.nextLong()).isEqualTo(next);
  }

  @Test
  void refusesAStateOfAnotherLength() {
    Pcg64 random = Pcg64.seeded(7);
    long[] state = PackedState.of(random, 1, 2).orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedState.restore(state, random, 3))
        .withMessage("state must have length 6, was 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedState.restore(new long[1], random, 2))
        .withMessage("a state of 2 numbers and a stream cannot have length 1");
    assertThat(random.nextLong()).isEqualTo(Pcg64.seeded(7).nextLong());
  }
}
