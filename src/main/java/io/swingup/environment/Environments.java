package io.swingup.environment;

import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The environments on the class path, by id. */
public final class Environments {
  private Environments() {}

  /**
   * Returns a new environment.
   *
   * @param id the name under which it is offered, such as {@code Pendulum-v1}
   * @return an environment that the caller closes
   * @throws UsageException if no provider has that id; the message lists all ids
   * @throws IllegalStateException if two providers have the same id
   */
  public static Environment create(String id) {
    return provider(id).create();
  }

  /**
   * Returns the provider of one environment.
   *
   * @param id the name under which the environment is offered
   * @return the provider with that id
   * @throws UsageException if no provider has that id; the message lists all ids
   * @throws IllegalStateException if two providers have the same id
   */
  public static EnvironmentProvider provider(String id) {
    SortedMap<String, EnvironmentProvider> byId = byId(installed());
    EnvironmentProvider provider = byId.get(id);
    if (provider == null) {
      throw new UsageException(Names.unknown("environment", id, byId.keySet()));
    }
    return provider;
  }

  /**
   * Returns all providers on the class path.
   *
   * @return the providers, sorted by id; immutable
   * @throws IllegalStateException if two providers have the same id
   */
  public static List<EnvironmentProvider> providers() {
    return List.copyOf(byId(installed()).values());
  }

  /**
   * Sorts providers by id.
   *
   * @param providers the providers in any order
   * @return the providers by id, in the order of the ids
   * @throws IllegalStateException if two of them have the same id
   */
  static SortedMap<String, EnvironmentProvider> byId(Iterable<EnvironmentProvider> providers) {
    SortedMap<String, EnvironmentProvider> byId = new TreeMap<>();
    for (EnvironmentProvider provider : providers) {
      EnvironmentProvider other = byId.putIfAbsent(provider.id(), provider);
      if (other != null) {
        throw new IllegalStateException(
            "both %s and %s offer the environment %s"
                .formatted(
                    other.getClass().getName(), provider.getClass().getName(), provider.id()));
      }
    }
    return byId;
  }

  private static Iterable<EnvironmentProvider> installed() {
    return ServiceLoader.load(EnvironmentProvider.class);
  }
}
