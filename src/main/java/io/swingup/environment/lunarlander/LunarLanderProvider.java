package io.swingup.environment.lunarlander;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.TimeLimit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Offers {@code LunarLanderContinuous-v3}, cut off after 1 000 steps, as in Gymnasium.
 *
 * <p>Its parameters are Gymnasium's keyword arguments: {@code gravity} (m/s², above −12 and below
 * 0, −10 by default), {@code enable_wind} (false), {@code wind_power} (the greatest force in N, in
 * [0, 20], 15) and {@code turbulence_power} (the greatest torque in N m, in [0, 2], 1.5).
 */
public final class LunarLanderProvider implements EnvironmentProvider {
  /** The number of steps in an episode, 20 s of the lander's time. */
  public static final int MAX_EPISODE_STEPS = 1000;

  private static final double SOLVED_RETURN = 200;
  private static final long FILM_SEED = 0;

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public LunarLanderProvider() {}

  @Override
  public String id() {
    return LunarLander.ID;
  }

  @Override
  public String description() {
    return "Land on the moon's pad, gently and with little fuel.";
  }

  @Override
  public Environment create() {
    return create(LanderParameters.DEFAULT);
  }

  @Override
  public Environment create(SortedMap<String, Object> parameters) {
    return create(LanderParameters.of(parameters));
  }

  private static Environment create(LanderParameters parameters) {
    return new TimeLimit(new LunarLander(parameters), MAX_EPISODE_STEPS);
  }

  /**
   * {@inheritDoc}
   *
   * <p>200, from which on Gymnasium takes the task for solved.
   */
  @Override
  public OptionalDouble solvedReturn() {
    return OptionalDouble.of(SOLVED_RETURN);
  }

  /** {@inheritDoc} Every lander draws itself. */
  @Override
  public Optional<EnvironmentProvider> filmed() {
    return Optional.of(this);
  }

  /** {@inheritDoc} The lander starts fast and far from the pad's middle. */
  @Override
  public long filmSeed() {
    return FILM_SEED;
  }
}
