package io.swingup.environment;

import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environments on the class path, by id. A provider that cannot be loaded is left out with a
 * warning; the others are not affected.
 */
public final class Environments {
  private Environments() {}

  /**
   * Returns a new environment.
   *
   * @param id the name under which it is offered, such as {@code Pendulum-v1}
   * @return an environment that the caller closes
   * @throws UsageException if no provider has that id; the message lists all ids
   * @throws IllegalStateException if two providers have the same id, or if no provider has that id
   *     but one could not be loaded; the message says why
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
   * @throws IllegalStateException if two providers have the same id, or if no provider has that id
   *     but one could not be loaded; the message says why
   */
  public static EnvironmentProvider provider(String id) {
    InstalledProviders installed = InstalledProviders.load();
    SortedMap<String, EnvironmentProvider> byId = byId(installed.providers());
    EnvironmentProvider provider = byId.get(id);
    if (provider != null) {
      return provider;
    }
    for (EnvironmentProvider family : byId.values()) {
      if (family.isFamily() && id.startsWith(family.id())) {
        return family.member(id);
      }
    }
    String unknown = Names.unknown("environment", id, byId.keySet());
    if (installed.problems().isEmpty()) {
      throw new UsageException(unknown);
    }
    throw new IllegalStateException(unknown + "; " + String.join("; ", installed.problems()));
  }

  /**
   * Returns the provider of the environment of a run.
   *
   * @param config which environment, and its parameters
   * @return a provider whose {@link EnvironmentProvider#create()} makes it with these parameters,
   *     and refuses one that the environment does not know by a {@link UsageException}
   * @throws UsageException if no provider has that id; the message lists all ids
   * @throws IllegalStateException as {@link #provider(String)} does
   */
  public static EnvironmentProvider provider(EnvironmentConfig config) {
    EnvironmentProvider provider = provider(config.id());
    return config.parameters().isEmpty()
        ? provider
        : new ConfiguredProvider(provider, config.parameters());
  }

  /**
   * Returns all providers on the class path that can be loaded.
   *
   * @return the providers, sorted by id; immutable
   * @throws IllegalStateException if two providers have the same id
   */
  public static List<EnvironmentProvider> providers() {
    return List.copyOf(byId(InstalledProviders.load().providers()).values());
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
            String.format(
                Locale.ROOT,
                "both %s and %s offer the environment %s",
                other.getClass().getName(),
                provider.getClass().getName(),
                provider.id()));
      }
    }
    return byId;
  }
}
