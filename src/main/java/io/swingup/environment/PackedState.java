package io.swingup.environment;

import io.swingup.random.RestorableGenerator;
import java.util.Arrays;
import java.util.Optional;

/**
 * The state of an environment that is some numbers and a random stream, in the form that {@link
 * Environment#state()} and {@link Environment#restore} have.
 *
 * <pre>{@code
 * public Optional<long[]> state() {
 *   return PackedState.of(random, position, velocity);
 * }
 *
 * public void restore(long[] state) {
 *   double[] numbers = PackedState.restore(state, random, 2);
 *   position = numbers[0];
 *   velocity = numbers[1];
 * }
 * }</pre>
 */
public final class PackedState {
  private PackedState() {}

  /**
   * Packs a state.
   *
   * @param random the random stream; not changed
   * @param numbers all else that decides what the environment returns from here on
   * @return the bits of the numbers, then the state of the stream; never empty
   */
  public static Optional<long[]> of(RestorableGenerator random, double... numbers) {
    long[] stream = random.state();
    long[] state = new long[numbers.length + stream.length];
    for (int i = 0; i < numbers.length; i++) {
      state[i] = Double.doubleToRawLongBits(numbers[i]);
    }
    System.arraycopy(stream, 0, state, numbers.length, stream.length);
    return Optional.of(state);
  }

  /**
   * Unpacks a state.
   *
   * @param state what {@link #of} returned; not kept
   * @param random the random stream to bring back to where it was
   * @param count how many numbers were packed
   * @return the numbers, in their order
   * @throws IllegalArgumentException if the state is not one of so many numbers and such a stream;
   *     the stream is then unchanged
   */
  public static double[] restore(long[] state, RestorableGenerator random, int count) {
    if (state.length < count) {
      throw new IllegalArgumentException(
          "a state of " + count + " numbers and a stream cannot have length " + state.length);
    }
    random.restore(Arrays.copyOfRange(state, count, state.length));
    return Arrays.stream(state, 0, count).mapToDouble(Double::longBitsToDouble).toArray();
  }
}
