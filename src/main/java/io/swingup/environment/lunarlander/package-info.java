/**
 * The lunar lander: set a craft with three engines down on a pad, gently and with little fuel.
 *
 * <p>Gymnasium's {@code LunarLanderContinuous-v3}: the same random numbers to the last bit, and the
 * same physics, for both run Box2D. The engine is libGDX's, in a native library; it is loaded when
 * an environment is made, and its class {@link io.swingup.environment.lunarlander.LanderWorld
 * LanderWorld} alone knows it.
 *
 * <p>Depends on {@code environment}, {@code random} and {@code usage}.
 */
@NullMarked
package io.swingup.environment.lunarlander;

import org.jspecify.annotations.NullMarked;
