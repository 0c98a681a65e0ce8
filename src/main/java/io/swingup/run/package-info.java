/** One run wired together from its parts; the only place where a run begins, resumes and ends. */
@NullMarked
package io.swingup.run;

import org.jspecify.annotations.NullMarked;
