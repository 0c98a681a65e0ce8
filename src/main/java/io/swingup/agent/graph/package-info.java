/**
 * Algorithms as TensorFlow graphs that read like their papers, and the agent that owns graph and
 * session.
 *
 * <p>Native memory exists only here and in {@code storage.model}. Depends on {@code agent}, {@code
 * network}, {@code replay} and {@code environment}.
 */
@NullMarked
package io.swingup.agent.graph;

import org.jspecify.annotations.NullMarked;
