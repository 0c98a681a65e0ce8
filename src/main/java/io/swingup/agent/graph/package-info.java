/**
 * Algorithm 1 of Lillicrap et al. (2016) as one graph, and the agent that owns its session.
 *
 * <p>Native memory exists only here and in {@code storage.model}. Depends on {@code agent}, {@code
 * network}, {@code replay} and {@code environment}.
 */
@NullMarked
package io.swingup.agent.graph;

import org.jspecify.annotations.NullMarked;
