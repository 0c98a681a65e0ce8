package io.swingup.environment.lunarlander;

import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.Manifold;

/**
 * Listens for what touches the ground. A leg that touches two edges and leaves one of them counts
 * as off the ground until it touches again, as in Gymnasium.
 */
final class LanderContacts implements ContactListener {
  private final boolean[] legTouches = new boolean[2];
  private boolean crashed;

  /** What a body is; its user data. */
  enum Part {
    /** The craft without its legs. */
    LANDER,
    /** The leg on the right. */
    LEG_0,
    /** The leg on the left. */
    LEG_1
  }

  boolean crashed() {
    return crashed;
  }

  boolean legTouches(int index) {
    return legTouches[index];
  }

  @Override
  public void beginContact(Contact contact) {
    crashed |= involves(contact, Part.LANDER);
    set(contact, true);
  }

  @Override
  public void endContact(Contact contact) {
    set(contact, false);
  }

  private void set(Contact contact, boolean touches) {
    if (involves(contact, Part.LEG_0)) {
      legTouches[0] = touches;
    }
    if (involves(contact, Part.LEG_1)) {
      legTouches[1] = touches;
    }
  }

  private static boolean involves(Contact contact, Part part) {
    return is(contact.getFixtureA(), part) || is(contact.getFixtureB(), part);
  }

  private static boolean is(Fixture fixture, Part part) {
    return fixture.getBody().getUserData() == part;
  }

  @Override
  public void preSolve(Contact contact, Manifold oldManifold) {}

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {}
}
