package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.environment.TimeStep;
import io.swingup.replay.TransitionBatch;
import org.jspecify.annotations.Nullable;

/**
 * What one environment step and the learning step after it came to.
 *
 * @param step the number of the step in the run, from 0
 * @param episode the number of the episode, from 1, in the order in which they began
 * @param before the step that the agent acted on
 * @param exploration the noise and the action; not to be changed
 * @param after the step that followed
 * @param batch the transitions that were learned from; overwritten by the next step
 * @param update what the last learning step reports; null before learning has begun
 */
public record StepReport(
    long step,
    int episode,
    TimeStep before,
    Exploration exploration,
    TimeStep after,
    TransitionBatch batch,
    @Nullable Update update) {}
