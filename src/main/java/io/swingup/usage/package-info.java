/**
 * What a user may ask for: checks of values, near misses of names, and the exception for a mistake.
 *
 * <p>Depends on nothing.
 */
@NullMarked
package io.swingup.usage;

import org.jspecify.annotations.NullMarked;
