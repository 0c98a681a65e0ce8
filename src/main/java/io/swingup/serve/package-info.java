/**
 * A page on the loopback address that follows runs from their files.
 *
 * <p>Depends on {@code storage}. It only reads, so it may be closed at any time.
 */
@NullMarked
package io.swingup.serve;

import org.jspecify.annotations.NullMarked;
