package io.swingup.agent;

import io.swingup.environment.FloatVector;

/**
 * What one learning step reports.
 *
 * @param criticLoss the mean squared error of the critic over the batch, before its update
 * @param actorLoss the negative mean value of the actor's actions over the batch, by the updated
 *     critic and before the actor's update
 * @param meanQ the mean of Q(s, a) over the batch, before the critic's update
 * @param nextAction the updated actor's action for the observation that was passed along, shape
 *     [actionSize]
 */
public record Update(float criticLoss, float actorLoss, float meanQ, FloatVector nextAction) {}
