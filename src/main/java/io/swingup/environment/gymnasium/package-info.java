/**
 * Environments of Gymnasium (Towers et al. 2024), each stepped in a Python process of its own;
 * docs/gymnasium.md describes what the processes say to each other.
 */
@NullMarked
package io.swingup.environment.gymnasium;

import org.jspecify.annotations.NullMarked;
