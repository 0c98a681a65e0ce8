/**
 * Noise that is added to actions so that the agent meets what its policy alone would not.
 *
 * <p>Depends on {@code environment} for bounds; generators are passed in.
 */
@NullMarked
package io.swingup.exploration;

import org.jspecify.annotations.NullMarked;
