/** A search over settings and seeds: its file, its plan, its trials and what they came to. */
@NullMarked
package io.swingup.sweep.search;

import org.jspecify.annotations.NullMarked;
