package io.swingup.training;

import io.swingup.agent.Agent;
import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.replay.ReplayBuffer;
import io.swingup.training.TrainingState.Clock;
import io.swingup.training.TrainingState.Streams;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a loop drives; all stays the caller's to close.
 *
 * @param environment the task
 * @param agent what acts and learns
 * @param noise what is added to its actions, drawn from the streams' exploration
 * @param replay where transitions go
 * @param streams what draws
 * @param evaluator what judges the policy
 */
public record TrainingParts(
    Environment environment,
    Agent agent,
    ExplorationNoise noise,
    ReplayBuffer replay,
    RandomStreams streams,
    Evaluator evaluator) {

  FloatVector act(TimeStep step) {
    return FloatVector.of(agent.act(step.observation().toArray(), 1));
  }

  /** Returns the state of a run; empty where the environment cannot tell its own. */
  Optional<TrainingState> state(
      TimeStep step, FloatVector action, EpisodeStatistics.State statistics, Clock clock) {
    return environment
        .state()
        .map(
            inner ->
                new TrainingState(
                    step,
                    action,
                    statistics,
                    clock,
                    listOf(inner),
                    noise.state(),
                    new Streams(
                        listOf(streams.exploration().state()), listOf(streams.replay().state()))));
  }

  /** Brings all but the agent and the replay buffer into an earlier state. */
  void restore(TrainingState state) {
    environment.restore(array(state.environment()));
    noise.restore(state.noise());
    streams.exploration().restore(array(state.streams().exploration()));
    streams.replay().restore(array(state.streams().replay()));
  }

  private static List<Long> listOf(long[] values) {
    return LongStream.of(values).boxed().toList();
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(value -> value).toArray();
  }
}
