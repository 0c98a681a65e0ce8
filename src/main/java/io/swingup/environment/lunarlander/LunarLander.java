package io.swingup.environment.lunarlander;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gymnasium's {@code LunarLanderContinuous-v3} without its time limit.
 *
 * <p>The observation, shape [8]: the place in half worlds from the pad, x and y; the velocity
 * across in half worlds per 5 s and upwards in half worlds per 1.125 s, x and y; the angle in rad;
 * the angular velocity in 2.5 rad/s; whether the right and whether the left leg touches the ground.
 * The action, shape [2], clipped to [−1, 1]: the main engine, off up to 0 and from there on from
 * half to full power; the side engines, off from −0.5 to 0.5.
 *
 * <p>The reward is what the step gained in nearness, slowness and uprightness, less fuel. The task
 * ends with −100 when the lander itself touches the ground or leaves the world sideways, and with
 * +100 when everything has come to rest.
 *
 * <p>There is no state to restore: the engine keeps what it solved last, and does not give it away.
 */
final class LunarLander implements Environment {
  /** The name under which the task is registered, its time limit included. */
  static final String ID = "LunarLanderContinuous-v3";

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(ID, observations(), Box.symmetric(1, 1));

  private static final double MAX_START_FORCE_NEWTON = 1000;
  private static final double MAX_DISPERSION_METRES = 30; // divides numbers from U(-1, 1)
  private static final double STEPS_PER_SECOND = 50;
  private static final double HALF_WIDTH_METRES = Terrain.WIDTH_METRES / 2;
  private static final double HALF_HEIGHT_METRES = Terrain.HEIGHT_METRES / 2;
  private static final double LEG_LENGTH_METRES = 18 / 30.0;
  private static final double MAIN_FUEL_COST = 0.30;
  private static final double SIDE_FUEL_COST = 0.03;
  private static final double CRASHED = -100;
  private static final double LANDED = 100;

  private final LanderParameters parameters;
  private Pcg64 random = Pcg64.seeded(0);
  private @Nullable Wind wind;
  private @Nullable LanderWorld world;
  private double shaping;
  private double mainPower;
  private double sidePower;

  /**
   * Creates a lander whose random stream is seeded with 0 until {@link #reset(long)} is called.
   *
   * @param parameters what its world is like
   * @throws io.swingup.environment.EnvironmentException if the physics engine cannot be loaded
   */
  LunarLander(LanderParameters parameters) {
    this.parameters = parameters;
    Box2dLibrary.load(ID);
  }

  private static Box observations() {
    float turn = (float) (2 * Math.PI);
    return new Box(
        FloatVector.of(-2.5f, -2.5f, -10, -10, -turn, -10, 0, 0),
        FloatVector.of(2.5f, 2.5f, 10, 10, turn, 10, 1, 1));
  }

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  /** {@inheritDoc} Makes one step with the engines off, as Gymnasium's reset does. */
  @Override
  public TimeStep reset() {
    close();
    LanderWorld fresh = new LanderWorld(parameters.gravity(), Terrain.draw(random));
    world = fresh;
    double forceX = random.uniform(-MAX_START_FORCE_NEWTON, MAX_START_FORCE_NEWTON);
    fresh.push(forceX, random.uniform(-MAX_START_FORCE_NEWTON, MAX_START_FORCE_NEWTON));
    wind = parameters.enableWind() ? new Wind(random) : null;
    move(fresh, 0, 0);
    double[] seen = observe(fresh);
    shaping = shaping(seen);
    return TimeStep.first(FloatVector.rounded(seen));
  }

  @Override
  public TimeStep step(double... action) {
    LanderWorld now = world();
    double[] clipped = SPEC.clipped(action);
    move(now, clipped[0], clipped[1]);
    double[] seen = observe(now);
    FloatVector observation = FloatVector.rounded(seen);
    double gain = gain(seen);
    if (now.atRest()) {
      return TimeStep.termination(observation, LANDED);
    }
    if (now.crashed() || Math.abs(seen[0]) >= 1) {
      return TimeStep.termination(observation, CRASHED);
    }
    double fuel = mainPower * MAIN_FUEL_COST;
    return TimeStep.transition(observation, gain - fuel - Math.abs(sidePower) * SIDE_FUEL_COST);
  }

  /** {@inheritDoc} Flames are those of the last step. */
  @Override
  public Optional<BufferedImage> picture() {
    return Optional.of(LanderPicture.of(world(), mainPower, sidePower));
  }

  @Override
  public void close() {
    if (world != null) {
      world.close();
      world = null;
    }
  }

  /**
   * Returns the bodies as they are now.
   *
   * @return the world of the episode
   * @throws IllegalStateException if no episode has been started
   */
  LanderWorld world() {
    if (world == null) {
      throw new IllegalStateException("reset before the first step");
    }
    return world;
  }

  private void move(LanderWorld now, double main, double side) {
    blow(now);
    BodyState lander = now.lander();
    double first = random.uniform(-1, 1) / MAX_DISPERSION_METRES;
    double second = random.uniform(-1, 1) / MAX_DISPERSION_METRES;
    mainPower = Engines.mainPower(main);
    sidePower = Engines.sidePower(side);
    if (mainPower > 0) {
      now.apply(Engines.main(lander, mainPower, first, second));
    }
    if (sidePower != 0) {
      now.apply(Engines.side(lander, sidePower, first, second));
    }
    now.step();
  }

  private void blow(LanderWorld now) {
    if (wind != null && !now.legTouches(0) && !now.legTouches(1)) {
      now.push(wind.nextForce() * parameters.windPower(), 0);
      now.turn(wind.nextTorque() * parameters.turbulencePower());
    }
  }

  /* What an agent sees, before it is rounded to single precision; shape [8]. */
  private static double[] observe(LanderWorld now) {
    BodyState lander = now.lander();
    return new double[] {
      (lander.x() - HALF_WIDTH_METRES) / HALF_WIDTH_METRES,
      (lander.y() - (Terrain.PAD_HEIGHT_METRES + LEG_LENGTH_METRES)) / HALF_HEIGHT_METRES,
      lander.velocityX() * HALF_WIDTH_METRES / STEPS_PER_SECOND,
      lander.velocityY() * HALF_HEIGHT_METRES / STEPS_PER_SECOND,
      lander.angle(),
      20.0 * lander.angularVelocity() / STEPS_PER_SECOND,
      now.legTouches(0) ? 1 : 0,
      now.legTouches(1) ? 1 : 0
    };
  }

  private double gain(double[] seen) {
    double before = shaping;
    shaping = shaping(seen);
    return shaping - before;
  }

  /* How good a moment is; differences of this are rewards (potential-based shaping, Ng et al. 1999). */
  private static double shaping(double[] seen) {
    return -100 * Math.sqrt(seen[0] * seen[0] + seen[1] * seen[1])
        - 100 * Math.sqrt(seen[2] * seen[2] + seen[3] * seen[3])
        - 100 * Math.abs(seen[4])
        + 10 * seen[6]
        + 10 * seen[7];
  }
}
