package io.swingup.storage.history;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.training.config.RunConfig;
import java.util.List;

/**
 * What the histories of a run tell before its first step.
 *
 * @param config every setting that is in force
 * @param spec the sizes of observation and action
 * @param metrics the names of the agent's metrics
 * @param graph the graph of the training, as the bytes of a GraphDef; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RunHeader(
    RunConfig config, EnvironmentSpec spec, List<String> metrics, byte[] graph) {}
