package io.swingup.environment.mountaincar;

import io.swingup.environment.Axis;
import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import java.util.List;

/** The position from left to right, and the velocity upwards. */
final class MountainCarPlane implements StatePlane {
  private static final double TOP = MountainCarDynamics.MAX_VELOCITY;
  private static final Axis POSITION =
      new Axis(
          "position",
          MountainCarDynamics.MIN_POSITION,
          MountainCarDynamics.MAX_POSITION,
          List.of("−1.2", "−0.6", "0", "0.6"),
          false);
  private static final Axis VELOCITY =
      new Axis("velocity a step", -TOP, TOP, List.of("−0.07", "0", "0.07"), false);

  @Override
  public Axis horizontal() {
    return POSITION;
  }

  @Override
  public Axis vertical() {
    return VELOCITY;
  }

  @Override
  public List<String> actions() {
    return List.of("push of the policy");
  }

  @Override
  public FloatVector observation(Point state) {
    return FloatVector.rounded(state.x(), state.y());
  }

  @Override
  public Point state(FloatVector observation) {
    return new Point(observation.get(0), observation.get(1));
  }
}
