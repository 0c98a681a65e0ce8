/**
 * The inverted pendulum: swing a rod up and hold it there with a motor too weak to lift it at once.
 *
 * <p>Equal to Gymnasium's {@code Pendulum-v1}, start states included. The physics are pure
 * functions in {@link io.swingup.environment.pendulum.PendulumDynamics}, apart from the course of
 * episodes.
 *
 * <p>Depends on {@code environment} and {@code random}.
 */
@NullMarked
package io.swingup.environment.pendulum;

import org.jspecify.annotations.NullMarked;
