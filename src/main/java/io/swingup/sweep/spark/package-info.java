/**
 * Trials on a cluster of Apache Spark (Zaharia et al. 2012): each is one task, whose files travel
 * with it and come back in its result.
 */
@NullMarked
package io.swingup.sweep.spark;

import org.jspecify.annotations.NullMarked;
