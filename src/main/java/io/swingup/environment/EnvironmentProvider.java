package io.swingup.environment;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Offers one environment by id. Providers are found through {@link java.util.ServiceLoader}, so a
 * jar on the class path adds its own by naming them in {@code
 * META-INF/services/io.swingup.environment.EnvironmentProvider}.
 */
public interface EnvironmentProvider {

  /**
   * Returns the name under which the environment is asked for.
   *
   * @return an id such as {@code Pendulum-v1}
   */
  String id();

  /**
   * Returns what the task is.
   *
   * @return one sentence
   */
  String description();

  /**
   * Returns a new environment.
   *
   * @return an environment that the caller closes
   */
  Environment create();

  /**
   * Returns the largest return that is known to be possible in one episode.
   *
   * @param seed the seed that the episode starts from, by {@link Environment#reset(long)}
   * @return the undiscounted sum of the rewards of the whole episode; empty, the default, where
   *     none is known
   */
  default OptionalDouble bestKnownReturn(long seed) {
    return OptionalDouble.empty();
  }

  /**
   * Returns the return above which an episode counts as solved.
   *
   * @return an undiscounted sum of rewards; empty, the default, where the task has no such bound
   */
  default OptionalDouble solvedReturn() {
    return OptionalDouble.empty();
  }

  /**
   * Returns what draws the environment.
   *
   * @return a painter; empty, the default, where there are no pictures
   */
  default Optional<Painter> painter() {
    return Optional.empty();
  }

  /**
   * Returns the plane that the states of the task lie in.
   *
   * @return a plane; empty, the default, where there is none, and so no map of a policy
   */
  default Optional<StatePlane> plane() {
    return Optional.empty();
  }

  /**
   * Returns the start that tells most in a film.
   *
   * @return a seed for {@link Environment#reset(long)}; 0, the default, where any will do
   */
  default long filmSeed() {
    return 0;
  }
}
