package io.swingup.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every generator whose state can be saved. */
interface RestorableGeneratorContract {

  RestorableGenerator newGenerator(long seed);

  @ParameterizedTest(name = "{0} calls before saving")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 100, 1001, 2500})
  default void continuesEquallyAfterRestoring(int callsBefore) {
    RestorableGenerator original = newGenerator(42);
    draw(original, callsBefore);
    long[] state = original.state();
    double[] expected = draw(original, 3000);

    RestorableGenerator other = newGenerator(7);
    draw(other, 2);
    other.restore(state);

    assertThat(draw(other, 3000)).isEqualTo(expected);
    assertThat(other.state()).isEqualTo(original.state());
  }

  @ParameterizedTest(name = "{0} ints before saving")
  @ValueSource(ints = {1, 2, 3, 623, 624, 625})
  default void continuesEquallyBetweenIntsAndNormalNumbers(int intsBefore) {
    RestorableGenerator original = newGenerator(1);
    for (int i = 0; i < intsBefore; i++) {
      original.nextInt();
    }
    original.nextGaussian();
    long[] state = original.state();
    double[] expected = {original.nextGaussian(), original.nextInt(), original.nextGaussian()};

    original.restore(state);

    assertThat(new double[] {original.nextGaussian(), original.nextInt(), original.nextGaussian()})
        .isEqualTo(expected);
  }

  @Test
  default void sharesNoArrayWithItsCaller() {
    RestorableGenerator generator = newGenerator(1);
    long[] state = generator.state();
    long[] copy = state.clone();

    generator.restore(state);
    draw(generator, 10);
    assertThat(state).isEqualTo(copy);

    generator.restore(copy);
    Arrays.fill(copy, 0);
    assertThat(generator.state()).isEqualTo(state);
  }

  @Test
  default void rejectsAStateOfWrongLengthAndStaysAsItIs() {
    RestorableGenerator generator = newGenerator(1);
    long[] state = generator.state();

    for (int length : new int[] {0, state.length - 1, state.length + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> generator.restore(Arrays.copyOf(state, length)))
          .withMessageContaining("was " + length);
    }

    assertThat(generator.state()).isEqualTo(state);
  }

  @Test
  default void equalSeedsGiveEqualNumbersAndOthersDoNot() {
    double[] numbers = draw(newGenerator(3), 50);

    assertThat(draw(newGenerator(3), 50)).isEqualTo(numbers);
    assertThat(draw(newGenerator(4), 50)).isNotEqualTo(numbers);
  }

  /** Draws numbers of all kinds in turn, so that buffers fill and empty at different times. */
  private static double[] draw(RestorableGenerator generator, int calls) {
    double[] numbers = new double[calls];
    for (int i = 0; i < calls; i++) {
      numbers[i] =
          switch (i % 5) {
            case 0 -> generator.nextInt();
            case 1 -> generator.nextDouble();
            case 2 -> generator.nextGaussian();
            case 3 -> generator.nextInt(1000);
            default -> generator.nextLong();
          };
    }
    return numbers;
  }
}
