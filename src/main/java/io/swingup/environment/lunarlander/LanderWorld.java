package io.swingup.environment.lunarlander;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.Shape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;
import io.swingup.environment.lunarlander.LanderContacts.Part;

/**
 * The rigid bodies of one episode: the ground, the lander, and two legs on sprung joints.
 *
 * <p>Bodies, fixtures and joints are made in Gymnasium's order, and the engine solves them in that
 * order, so equal forces give equal motion. Each episode has a world of its own: the engine starts
 * from what it solved last.
 *
 * <p>Source: Gymnasium, gymnasium/envs/box2d/lunar_lander.py, class LunarLander, method reset.
 */
final class LanderWorld implements AutoCloseable {
  /** The corners of the lander's outline, x and y in turn, in m from its origin. */
  static final float[] LANDER_OUTLINE = metres(-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17);

  /** Half the width and half the height of a leg in m. */
  static final float[] LEG_HALF_SIZE = metres(2, 8);

  /** The time that passes in one step, in s. */
  static final double TIME_STEP_SECONDS = 1 / 50.0;

  private static final double SCALE = 30; // Gymnasium's pixels in a metre
  private static final int VELOCITY_ITERATIONS = 180;
  private static final int POSITION_ITERATIONS = 60;
  private static final double LEG_AWAY_METRES = 20 / SCALE;
  private static final double LEG_DOWN_METRES = 18 / SCALE;
  private static final double LEG_ANGLE = 0.05;
  private static final float SPRING_TORQUE_NEWTON_METRES = 40;
  private static final double SPRING_SPEED = 0.3; // rad/s
  private static final float FRICTION = 0.1f;
  private static final short LANDER_CATEGORY = 0x10;
  private static final short LEG_CATEGORY = 0x20;
  private static final short GROUND_CATEGORY = 1;

  private final Terrain terrain;
  private final World world;
  private final Body lander;
  private final Body[] legs = new Body[2];
  private final LanderContacts contacts = new LanderContacts();

  /**
   * Builds the world with the lander in the middle of its upper edge.
   *
   * @param gravity the acceleration upwards in m/s²
   * @param terrain the ground
   */
  LanderWorld(double gravity, Terrain terrain) {
    this.terrain = terrain;
    world = new World(new Vector2(0, (float) gravity), true);
    world.setContactListener(contacts);
    addGround();
    lander = addLander();
    for (int i = 0; i < legs.length; i++) {
      legs[i] = addLeg(i);
    }
  }

  /** Returns the ground. */
  Terrain terrain() {
    return terrain;
  }

  /** Returns where the lander is. */
  BodyState lander() {
    return state(lander);
  }

  /** Returns where a leg is; leg 0 is the one on the right. */
  BodyState leg(int index) {
    return state(legs[index]);
  }

  /** Says whether a leg touches the ground; leg 0 is the one on the right. */
  boolean legTouches(int index) {
    return contacts.legTouches(index);
  }

  /** Says whether the lander itself has ever touched the ground. */
  boolean crashed() {
    return contacts.crashed();
  }

  /** Says whether everything has been at rest for half a second. */
  boolean atRest() {
    return !lander.isAwake();
  }

  /** Pushes the lander at its centre of mass during the next step; in N. */
  void push(double x, double y) {
    lander.applyForceToCenter((float) x, (float) y, true);
  }

  /** Turns the lander during the next step; in N m, counter-clockwise. */
  void turn(double torque) {
    lander.applyTorque((float) torque, true);
  }

  /** Gives the lander an impulse. */
  void apply(Impulse impulse) {
    lander.applyLinearImpulse(
        (float) impulse.x(),
        (float) impulse.y(),
        (float) impulse.atX(),
        (float) impulse.atY(),
        true);
  }

  /** Lets {@link #TIME_STEP_SECONDS} pass. */
  void step() {
    world.step((float) TIME_STEP_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  @Override
  public void close() {
    world.dispose();
  }

  private void addGround() {
    Body ground = world.createBody(new BodyDef());
    FixtureDef bottom = new FixtureDef();
    addEdge(ground, bottom, 0, 0, Terrain.WIDTH_METRES, 0);
    FixtureDef surface = new FixtureDef();
    surface.friction = FRICTION;
    for (int i = 0; i + 1 < Terrain.POINTS; i++) {
      addEdge(ground, surface, Terrain.x(i), terrain.y(i), Terrain.x(i + 1), terrain.y(i + 1));
    }
  }

  private static void addEdge(
      Body ground, FixtureDef fixture, double x1, double y1, double x2, double y2) {
    EdgeShape edge = new EdgeShape();
    edge.set((float) x1, (float) y1, (float) x2, (float) y2);
    addShape(ground, fixture, edge);
  }

  private Body addLander() {
    Body body = world.createBody(moving(Terrain.WIDTH_METRES / 2, 0));
    PolygonShape outline = new PolygonShape();
    outline.set(LANDER_OUTLINE);
    FixtureDef fixture = airborne(LANDER_CATEGORY);
    fixture.density = 5;
    fixture.friction = FRICTION;
    addShape(body, fixture, outline);
    body.setUserData(Part.LANDER);
    return body;
  }

  private Body addLeg(int index) {
    int side = index == 0 ? -1 : 1; // Gymnasium's sign; positive is to the left
    Body leg =
        world.createBody(
            moving(Terrain.WIDTH_METRES / 2 - side * LEG_AWAY_METRES, side * LEG_ANGLE));
    PolygonShape box = new PolygonShape();
    box.setAsBox(LEG_HALF_SIZE[0], LEG_HALF_SIZE[1]);
    FixtureDef fixture = airborne(LEG_CATEGORY);
    fixture.density = 1;
    addShape(leg, fixture, box);
    leg.setUserData(index == 0 ? Part.LEG_0 : Part.LEG_1);
    world.createJoint(spring(leg, side));
    return leg;
  }

  private RevoluteJointDef spring(Body leg, int side) {
    RevoluteJointDef joint = new RevoluteJointDef();
    joint.bodyA = lander;
    joint.bodyB = leg;
    joint.referenceAngle = leg.getAngle() - lander.getAngle(); // pybox2d's default
    joint.localAnchorB.set((float) (side * LEG_AWAY_METRES), (float) LEG_DOWN_METRES);
    joint.enableMotor = true;
    joint.enableLimit = true;
    joint.maxMotorTorque = SPRING_TORQUE_NEWTON_METRES;
    joint.motorSpeed = (float) (SPRING_SPEED * side); // low, so that it does not jump back up
    joint.lowerAngle = side < 0 ? 0.4f : -0.9f;
    joint.upperAngle = side < 0 ? 0.9f : -0.4f;
    return joint;
  }

  private static BodyDef moving(double x, double angle) {
    BodyDef body = new BodyDef();
    body.type = BodyDef.BodyType.DynamicBody;
    body.position.set((float) x, (float) Terrain.HEIGHT_METRES);
    body.angle = (float) angle;
    return body;
  }

  private static FixtureDef airborne(short category) {
    FixtureDef fixture = new FixtureDef();
    fixture.filter.categoryBits = category;
    fixture.filter.maskBits = GROUND_CATEGORY; // touches nothing else
    return fixture;
  }

  /* The body keeps a copy of the shape. */
  private static void addShape(Body body, FixtureDef fixture, Shape shape) {
    fixture.shape = shape;
    body.createFixture(fixture);
    shape.dispose();
  }

  private static BodyState state(Body body) {
    Vector2 position = body.getPosition();
    Vector2 velocity = body.getLinearVelocity();
    return new BodyState(
        position.x, position.y, body.getAngle(), velocity.x, velocity.y, body.getAngularVelocity());
  }

  private static float[] metres(double... pixels) {
    float[] metres = new float[pixels.length];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = (float) (pixels[i] / SCALE);
    }
    return metres;
  }
}
