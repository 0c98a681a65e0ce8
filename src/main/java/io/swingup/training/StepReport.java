package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.environment.TimeStep;
import io.swingup.replay.TransitionBatch;
import java.util.List;
import java.util.Optional;

/**
 * What one environment step and the learning step after it came to.
 *
 * @param step the number of the step in the run, from 0
 * @param episode the number of the episode, from 1
 * @param before the step that the agent acted on
 * @param noise the noise that was added to its action, shape [actionSize]
 * @param action the action that the environment took, within its bounds, shape [actionSize]
 * @param after the step that followed
 * @param batch the transitions that were learned from; overwritten by the next step
 * @param update what the last learning step reports; empty before learning has begun
 */
public record StepReport(
    long step,
    int episode,
    TimeStep before,
    List<Double> noise,
    List<Double> action,
    TimeStep after,
    TransitionBatch batch,
    Optional<Update> update) {}
