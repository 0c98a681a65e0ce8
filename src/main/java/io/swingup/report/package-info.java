/**
 * Pictures of runs and policies: learning curves, films, maps, and one page with all of them.
 *
 * <p>Depends on {@code storage} and what is below it. Nothing here is loaded before something is
 * drawn.
 */
@NullMarked
package io.swingup.report;

import org.jspecify.annotations.NullMarked;
