package io.swingup.environment.pendulum;

import static io.swingup.environment.pendulum.PendulumDynamics.MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND;
import static io.swingup.environment.pendulum.PendulumDynamics.MAX_TORQUE_NEWTON_METRES;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.PackedState;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gymnasium's {@code Pendulum-v1} without its time limit: episodes never end by themselves.
 *
 * <p>The observation is (cos θ, sin θ, angular velocity in rad/s) with θ = 0 upright, shape [3];
 * the action is the torque in N m, shape [1], clipped to [−2, 2]; the reward lies in [−16.2736044,
 * 0] and is computed from the state before the step. An episode starts at an angle drawn from U(−π,
 * π) rad and then an angular velocity drawn from U(−1, 1) rad/s, the same numbers as in Gymnasium
 * for the same seed.
 */
public final class Pendulum implements Environment {
  /** The name under which the task is registered, its time limit included. */
  public static final String ID = "Pendulum-v1";

  private static final double MAX_START_ANGULAR_VELOCITY_RADIANS_PER_SECOND = 1;

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          ID,
          Box.symmetric(1, 1, (float) MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND),
          Box.symmetric((float) MAX_TORQUE_NEWTON_METRES));

  private Pcg64 random = Pcg64.seeded(0);
  private @Nullable PendulumState state;

  /**
   * Creates a pendulum whose random stream is seeded with 0 until {@link #reset(long)} is called.
   */
  public Pendulum() {}

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    double angle = random.uniform(-Math.PI, Math.PI);
    double bound = MAX_START_ANGULAR_VELOCITY_RADIANS_PER_SECOND;
    PendulumState start = new PendulumState(angle, random.uniform(-bound, bound));
    state = start;
    return TimeStep.first(start.observation());
  }

  @Override
  public TimeStep step(double... action) {
    PendulumState before = position();
    SPEC.requireAction(action);
    double torque = action[0];
    PendulumState after = PendulumDynamics.next(before, torque);
    state = after;
    return TimeStep.transition(after.observation(), PendulumDynamics.reward(before, torque));
  }

  /** {@inheritDoc} Angle, angular velocity and the state of the random stream. */
  @Override
  public Optional<long[]> state() {
    PendulumState now = position();
    return PackedState.of(random, now.angle(), now.angularVelocity());
  }

  @Override
  public void restore(long[] all) {
    double[] numbers = PackedState.restore(all, random, 2);
    state = new PendulumState(numbers[0], numbers[1]);
  }

  /**
   * Returns the angle and the angular velocity as they are now.
   *
   * @return the present state
   * @throws IllegalStateException if no episode has been started
   */
  public PendulumState position() {
    if (state == null) {
      throw new IllegalStateException("reset before the first step");
    }
    return state;
  }
}
