package io.swingup.environment;

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
}
