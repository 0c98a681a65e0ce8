/**
 * One run wired together from its parts; the only place where a run begins, resumes and ends.
 *
 * <p>Depends on {@code storage} and all below it.
 */
@NullMarked
package io.swingup.run;

import org.jspecify.annotations.NullMarked;
