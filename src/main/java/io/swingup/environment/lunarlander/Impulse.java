package io.swingup.environment.lunarlander;

/**
 * What an engine does to the lander in one step.
 *
 * @param x the impulse to the right in N s
 * @param y the impulse upwards in N s
 * @param atX where it acts, from the left edge of the world in m
 * @param atY where it acts, as a height in m
 */
record Impulse(double x, double y, double atX, double atY) {}
