package io.swingup.agent.graph;

import java.util.Map;
import org.tensorflow.Operand;

/**
 * One way to run a model: what a signature says.
 *
 * @param inputs what is fed, by name
 * @param outputs what is fetched, by name
 */
public record Endpoint(Map<String, Operand<?>> inputs, Map<String, Operand<?>> outputs) {}
