package io.swingup.environment;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A task that an agent acts in, episode by episode.
 *
 * <pre>{@code
 * TimeStep step = environment.reset(42);
 * while (!step.isLast()) {
 *   step = environment.step(0.5);
 * }
 * }</pre>
 *
 * <p>Implementations are not thread-safe: there is one call at a time, but where several
 * environments train at once, not always on the same thread. To be found by id, an implementation
 * is offered by an {@link EnvironmentProvider}.
 */
public interface Environment extends AutoCloseable {

  /**
   * Returns the sizes and bounds of observations and actions.
   *
   * @return the same specification at every call
   */
  EnvironmentSpec spec();

  /**
   * Starts an episode after seeding the environment's own random stream. Equal seeds and equal
   * actions give equal episodes.
   *
   * @param seed any number; read as unsigned
   * @return a first step
   */
  TimeStep reset(long seed);

  /**
   * Starts an episode, continuing the random stream where the last one left it.
   *
   * @return a first step
   */
  TimeStep reset();

  /**
   * Acts once.
   *
   * @param action the action in the environment's units, shape [actionSize]; clipped to the bounds,
   *     though the reward may be for what was asked; not kept and not changed
   * @return a step that is not first
   * @throws IllegalStateException if no episode is under way
   * @throws IllegalArgumentException if the action has the wrong size or a number that is not
   *     finite
   */
  TimeStep step(double... action);

  /**
   * Returns all that decides what {@link #step} and {@link #reset()} return from here on, the
   * random stream included: a run on this environment can then be stopped and resumed.
   *
   * @return numbers that {@link #restore} accepts, doubles by {@link Double#doubleToRawLongBits};
   *     empty, the default, where an environment does not report one; checkpoints are then made
   *     between episodes, each of which begins with a seed of its own
   */
  default Optional<long[]> state() {
    return Optional.empty();
  }

  /**
   * Returns to an earlier state, perhaps of another environment with the same specification.
   *
   * @param state what {@link #state()} returned; not kept
   * @throws IllegalArgumentException if no environment of this kind can be in that state
   */
  default void restore(long[] state) {
    throw new UnsupportedOperationException("an environment without a state cannot be restored");
  }

  /**
   * Returns what the environment looks like now.
   *
   * @return a picture; empty, the default, where the environment does not draw itself
   */
  default Optional<BufferedImage> picture() {
    return Optional.empty();
  }

  /** Releases what the environment holds; does nothing unless an implementation says otherwise. */
  @Override
  default void close() {}
}
