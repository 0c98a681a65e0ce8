/**
 * Everything that decides a run: records that cannot hold nonsense, one for each group of settings.
 *
 * <p>Depends on the settings of {@code agent}, {@code environment}, {@code exploration} and {@code
 * replay}.
 */
@NullMarked
package io.swingup.training.config;

import org.jspecify.annotations.NullMarked;
