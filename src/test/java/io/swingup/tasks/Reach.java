package io.swingup.tasks;

import io.swingup.environment.Axis;
import io.swingup.environment.Box;
import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.Painter;
import io.swingup.environment.StatePlane;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Optional;

/**
 * A task with three observations and two actions that ends by itself: a point is moved over a
 * square for as many steps as it was given at its start, 3 to 7.
 */
public final class Reach implements Environment {
  /** The name of the task that ends. */
  public static final String ID = "Reach-v0";

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(ID, Box.symmetric(1, 1, 7), Box.symmetric(0.25f, 0.5f));

  private final boolean endless;
  private Pcg64 random = Pcg64.seeded(0);
  private double x;
  private double y;
  private int left;

  private Reach(boolean endless) {
    this.endless = endless;
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

  @Override
  public TimeStep reset() {
    x = random.uniform(-1, 1);
    y = random.uniform(-1, 1);
    left = 3 + random.nextInt(5);
    return TimeStep.first(observation());
  }

  @Override
  public TimeStep step(double... action) {
    double[] clipped = SPEC.clipped(action);
    x = Math.max(-1, Math.min(1, x + clipped[0]));
    y = Math.max(-1, Math.min(1, y + clipped[1]));
    left = endless ? left : left - 1;
    double reward = -Math.hypot(x, y);
    return left == 0
        ? TimeStep.termination(observation(), reward)
        : TimeStep.transition(observation(), reward);
  }

  private FloatVector observation() {
    return FloatVector.rounded(x, y, left);
  }

  /**
   * Offers the task with all, some or none of the pictures.
   *
   * @param endless whether episodes never end
   * @param painted whether it has a painter
   * @param planar whether it has a plane of states
   */
  public record Provider(boolean endless, boolean painted, boolean planar)
      implements EnvironmentProvider {

    /** Offers nothing but the task. */
    public Provider() {
      this(false, false, false);
    }

    @Override
    public String id() {
      return ID;
    }

    @Override
    public String description() {
      return "A task for tests: move a point to the middle of a square.";
    }

    @Override
    public Environment create() {
      return new Reach(endless);
    }

    @Override
    public Optional<Painter> painter() {
      return painted
          ? Optional.of(
              (canvas, observation, action) ->
                  canvas.fill(
                      new Ellipse2D.Double(observation.get(0), observation.get(1), 0.1, 0.1)))
          : Optional.empty();
    }

    @Override
    public Optional<StatePlane> plane() {
      return planar ? Optional.of(new Square()) : Optional.empty();
    }
  }

  /** Offers the task with all pictures, under a name of its own. */
  public static final class Painted implements EnvironmentProvider {
    private final Provider reach = new Provider(false, true, true);

    @Override
    public String id() {
      return "Painted-v0";
    }

    @Override
    public String description() {
      return reach.description();
    }

    @Override
    public Environment create() {
      return new Delegate.Renamed(id(), reach.create());
    }

    @Override
    public Optional<Painter> painter() {
      return reach.painter();
    }

    @Override
    public Optional<StatePlane> plane() {
      return reach.plane();
    }
  }

  /** The square, seven steps before the end. */
  private static final class Square implements StatePlane {
    @Override
    public Axis horizontal() {
      return new Axis("x in m", -1, 1, List.of("−1", "1"), false);
    }

    @Override
    public Axis vertical() {
      return new Axis("y in m", -1, 1, List.of("−1", "1"), false);
    }

    @Override
    public List<String> actions() {
      return List.of("move to the right in m", "move upwards in m");
    }

    @Override
    public FloatVector observation(Point state) {
      return FloatVector.rounded(state.x(), state.y(), 7);
    }

    @Override
    public Point state(FloatVector observation) {
      return new Point(observation.get(0), observation.get(1));
    }
  }
}
