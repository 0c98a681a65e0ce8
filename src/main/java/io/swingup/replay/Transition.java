package io.swingup.replay;

import io.swingup.environment.FloatVector;

/**
 * One interaction as it is learned from: (s, a, r, discount, s').
 *
 * @param observation the observation s acted on, shape [observationSize]
 * @param action the action a as the environment took it, in its units, shape [actionSize]
 * @param reward the reward r
 * @param discount the weight of what follows, in [0, 1]; 0 only where the task itself ended
 * @param nextObservation the observation s' that followed, shape [observationSize]
 */
public record Transition(
    FloatVector observation,
    FloatVector action,
    double reward,
    double discount,
    FloatVector nextObservation) {}
