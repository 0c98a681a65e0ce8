package io.swingup.environment.pendulum;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.TimeLimit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Offers {@code Pendulum-v1}: a {@link Pendulum} cut off after 200 steps, as in Gymnasium. */
public final class PendulumProvider implements EnvironmentProvider {
  /** The number of steps in an episode, 10 s of the pendulum's time. */
  public static final int MAX_EPISODE_STEPS = 200;

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public PendulumProvider() {}

  @Override
  public String id() {
    return Pendulum.ID;
  }

  @Override
  public String description() {
    return "Swing a rod up and hold it upright with a motor too weak to lift it at once.";
  }

  @Override
  public Environment create() {
    return new TimeLimit(new Pendulum(), MAX_EPISODE_STEPS);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Known for the seeds 0 to 999. The values are lower bounds of the optimum, found by dynamic
   * programming and then improved torque by torque; little should be left.
   */
  @Override
  public OptionalDouble bestKnownReturn(long seed) {
    return BestKnownReturns.of(seed);
  }

  @Override
  public Optional<Painter> painter() {
    return Optional.of(new PendulumPainter());
  }
}
