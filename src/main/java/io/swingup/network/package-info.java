/**
 * Fragments of a TensorFlow graph: variables, layers, policies, action values, gradients, Adam,
 * Polyak averaging.
 *
 * <p>Everything here adds nodes to a graph and returns handles; nothing runs a session. Depends on
 * {@code environment} for sizes and bounds.
 */
@NullMarked
package io.swingup.network;

import org.jspecify.annotations.NullMarked;
