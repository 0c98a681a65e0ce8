package io.swingup.environment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Offers an environment with parameters of its user's choice. What is known of its returns was
 * found without them, so nothing is known.
 *
 * @param provider what makes the environment
 * @param parameters what it is made with, at least one
 */
record ConfiguredProvider(EnvironmentProvider provider, SortedMap<String, Object> parameters)
    implements EnvironmentProvider {

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public String description() {
    return provider.description();
  }

  @Override
  public Environment create() {
    return provider.create(parameters);
  }

  @Override
  public int sideBySide() {
    return provider.sideBySide();
  }

  @Override
  public OptionalDouble bestKnownReturn(long seed) {
    return OptionalDouble.empty();
  }

  @Override
  public OptionalDouble solvedReturn() {
    return OptionalDouble.empty();
  }

  @Override
  public Optional<Painter> painter() {
    return provider.painter();
  }

  @Override
  public Optional<EnvironmentProvider> filmed() {
    return provider.filmed().map(filmed -> new ConfiguredProvider(filmed, parameters));
  }

  @Override
  public Optional<StatePlane> plane() {
    return provider.plane();
  }

  @Override
  public long filmSeed() {
    return provider.filmSeed();
  }
}
