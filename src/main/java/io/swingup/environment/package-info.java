/**
 * The vocabulary of tasks: environment, time step, bounds, policy; and how tasks are found by id.
 *
 * <p>Depends on {@code random} and {@code usage}. Each task is in a sub-package of its own, which
 * no other package knows.
 */
@NullMarked
package io.swingup.environment;

import org.jspecify.annotations.NullMarked;
