package io.swingup.training;

import io.swingup.agent.Agent;
import io.swingup.environment.Environment;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.replay.ReplayBuffer;
import java.util.List;

/**
 * What a loop drives; all stays the caller's to close.
 *
 * @param environments the task, once for each slot; checked
 * @param noises what is added to the actions in each slot, drawn from the streams' exploration
 * @param agent what acts and learns
 * @param replay where transitions go
 * @param streams what draws
 * @param evaluator what judges the policy
 */
public record TrainingParts(
    List<Environment> environments,
    List<ExplorationNoise> noises,
    Agent agent,
    ReplayBuffer replay,
    RandomStreams streams,
    Evaluator evaluator) {}
