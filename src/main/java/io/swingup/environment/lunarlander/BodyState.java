package io.swingup.environment.lunarlander;

/**
 * Where a rigid body is and how it moves; single-precision numbers, as Box2D keeps them.
 *
 * @param x the distance of its origin from the left edge of the world in m
 * @param y the height of its origin in m
 * @param angle the angle from upright in rad, counter-clockwise; not wrapped
 * @param velocityX the velocity of its centre of mass to the right in m/s
 * @param velocityY the velocity of its centre of mass upwards in m/s
 * @param angularVelocity the angular velocity in rad/s, counter-clockwise
 */
record BodyState(
    float x, float y, float angle, float velocityX, float velocityY, float angularVelocity) {}
