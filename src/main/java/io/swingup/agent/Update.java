package io.swingup.agent;

import io.swingup.environment.FloatVector;

/**
 * What one learning step reports.
 *
 * @param metrics the figures named by {@link Agent#metrics}, in that order
 * @param nextActions the updated agent's actions for the observations that were passed along, row
 *     by row, shape [environments, actionSize]
 */
public record Update(FloatVector metrics, FloatVector nextActions) {}
