package io.swingup.storage.checkpoint;

import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint holds as JSON, besides the variables, the replay buffer and the best policy.
 *
 * @param training the state of the loop
 * @param histories the bytes of each history so far, by the name of its file
 * @param last the last evaluation, if there was one
 * @param best the evaluation of {@code best/}, if there was one
 * @param started when the run began, in UTC by ISO 8601
 * @param versions what made the run, by name
 */
public record CheckpointState(
    TrainingState training,
    Map<String, Long> histories,
    @Nullable EvaluationReport last,
    @Nullable EvaluationReport best,
    String started,
    Map<String, String> versions) {}
