/**
 * Transitions: kept in a ring, drawn in batches.
 *
 * <p>Depends on {@code environment} for vectors.
 */
@NullMarked
package io.swingup.replay;

import org.jspecify.annotations.NullMarked;
