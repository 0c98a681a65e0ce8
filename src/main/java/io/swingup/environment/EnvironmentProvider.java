package io.swingup.environment;

import io.swingup.usage.UsageException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Offers one environment by id, or a family of them by what their ids begin with. Providers are
 * found through {@link java.util.ServiceLoader}, so a jar on the class path adds its own by naming
 * them in {@code META-INF/services/io.swingup.environment.EnvironmentProvider}.
 */
public interface EnvironmentProvider {

  /**
   * Returns the name under which the environment is asked for.
   *
   * @return an id such as {@code Pendulum-v1}; of a family, what the ids of its members begin with
   *     up to a colon, such as {@code gymnasium:}
   */
  String id();

  /**
   * Says whether this is a family of environments, of which each has a provider of its own.
   *
   * @return true if the id ends in a colon
   */
  default boolean isFamily() {
    return id().endsWith(":");
  }

  /**
   * Returns the provider of a member; only asked of a family.
   *
   * @param member the member's whole id, which begins with that of the family
   * @return its provider; whether there is such an environment may be found out when it is created
   */
  default EnvironmentProvider member(String member) {
    throw new UnsupportedOperationException(id() + " is not a family of environments");
  }

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
   * Returns a new environment with parameters of its user's choice.
   *
   * @param parameters finite numbers, booleans and texts by their names, perhaps none; not kept
   * @return an environment that the caller closes
   * @throws UsageException if the environment does not know a parameter, which by default it does
   *     of none, or a value is out of range; the message names the parameter
   */
  default Environment create(SortedMap<String, Object> parameters) {
    if (!parameters.isEmpty()) {
      throw new UsageException(id() + " knows no parameter " + parameters.firstKey());
    }
    return create();
  }

  /**
   * Returns how many environments an evaluation may have side by side, so that the policy is asked
   * for the actions of all at once.
   *
   * @return at least 1; by default 1000, fewer where each is costly to hold
   */
  default int sideBySide() {
    return 1_000;
  }

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
   * Returns a provider of the same environment, made to be filmed: it draws itself. Asked for where
   * there is no painter.
   *
   * @return a provider of environments with {@link Environment#picture()}; empty, the default,
   *     where there are none
   */
  default Optional<EnvironmentProvider> filmed() {
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
