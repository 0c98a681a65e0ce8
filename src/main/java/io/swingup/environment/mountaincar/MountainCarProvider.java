package io.swingup.environment.mountaincar;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.StatePlane;
import io.swingup.environment.TimeLimit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Offers {@code MountainCarContinuous-v0}: a {@link MountainCar} cut off after 999 steps, as in
 * Gymnasium.
 */
public final class MountainCarProvider implements EnvironmentProvider {
  /** The number of steps in an episode that does not reach the goal. */
  public static final int MAX_EPISODE_STEPS = 999;

  private static final double SOLVED_RETURN = 90;

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public MountainCarProvider() {}

  @Override
  public String id() {
    return MountainCar.ID;
  }

  @Override
  public String description() {
    return "Drive out of a valley with a motor too weak to climb its slope, with little pushing.";
  }

  @Override
  public Environment create() {
    return new TimeLimit(new MountainCar(), MAX_EPISODE_STEPS);
  }

  /** {@inheritDoc} 90, the bound of Gymnasium. */
  @Override
  public OptionalDouble solvedReturn() {
    return OptionalDouble.of(SOLVED_RETURN);
  }

  @Override
  public Optional<Painter> painter() {
    return Optional.of(new MountainCarPainter());
  }

  @Override
  public Optional<StatePlane> plane() {
    return Optional.of(new MountainCarPlane());
  }

  /** {@inheritDoc} The car stands nearly at the bottom of the valley. */
  @Override
  public long filmSeed() {
    return 70;
  }
}
