/**
 * Random number generators equal to NumPy's and CPython's, each with a state that can be saved.
 *
 * <p>Depends on nothing.
 */
@NullMarked
package io.swingup.random;

import org.jspecify.annotations.NullMarked;
