package io.swingup.environment.pendulum;

import io.swingup.environment.Axis;
import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import java.util.List;

/** The angle from left to right, and the angular velocity upwards. */
final class PendulumPlane implements StatePlane {
  private static final double TOP = PendulumDynamics.MAX_ANGULAR_VELOCITY_RADIANS_PER_SECOND;
  private static final Axis ANGLE =
      new Axis("angle from upright in rad", -Math.PI, Math.PI, List.of("−π", "0", "π"), true);
  private static final Axis ANGULAR_VELOCITY =
      new Axis("angular velocity in rad/s", -TOP, TOP, List.of("−8", "0", "8"), false);

  @Override
  public Axis horizontal() {
    return ANGLE;
  }

  @Override
  public Axis vertical() {
    return ANGULAR_VELOCITY;
  }

  @Override
  public List<String> actions() {
    return List.of("torque of the policy in N m");
  }

  @Override
  public FloatVector observation(Point state) {
    return new PendulumState(state.x(), state.y()).observation();
  }

  @Override
  public Point state(FloatVector observation) {
    return new Point(Math.atan2(observation.get(1), observation.get(0)), observation.get(2));
  }
}
