package io.swingup.environment.pendulum;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.StatePlane;
import io.swingup.environment.TimeLimit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Offers {@code Pendulum-v1}: a {@link Pendulum} cut off after 200 steps, as in Gymnasium. */
public final class PendulumProvider implements EnvironmentProvider {
  /** The number of steps in an episode, 10 s of the pendulum's time. */
  public static final int MAX_EPISODE_STEPS = 200;

  private static final double SOLVED_RETURN = -200;

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

  /**
   * {@inheritDoc}
   *
   * <p>−200, which an episode passes only if the rod gets up and stays up.
   */
  @Override
  public OptionalDouble solvedReturn() {
    return OptionalDouble.of(SOLVED_RETURN);
  }

  @Override
  public Optional<Painter> painter() {
    return Optional.of(new PendulumPainter());
  }

  @Override
  public Optional<StatePlane> plane() {
    return Optional.of(new PendulumPlane());
  }

  /** {@inheritDoc} The rod hangs nearly still. */
  @Override
  public long filmSeed() {
    return 93;
  }
}
