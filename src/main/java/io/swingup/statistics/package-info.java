/**
 * Figures over several runs and how sure they are: interquartile mean, bootstrap intervals,
 * performance profiles, probability of improvement, optimality gap, tests of two samples.
 *
 * <p>Depends on {@code random}. Source: R. Agarwal, M. Schwarzer, P. S. Castro, A. Courville and M.
 * G. Bellemare, "Deep Reinforcement Learning at the Edge of the Statistical Precipice", NeurIPS
 * 2021; its numbers are those of the authors' Python package rliable.
 */
@NullMarked
package io.swingup.statistics;

import org.jspecify.annotations.NullMarked;
