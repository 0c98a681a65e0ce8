/**
 * Algorithm 1 of Lillicrap et al. (2016) as one graph, and the agent that owns its session.
 *
 * <p>Native memory exists only inside this package. Depends on {@code network}, {@code replay} and
 * {@code environment}.
 */
@NullMarked
package io.swingup.agent;

import org.jspecify.annotations.NullMarked;
