package io.swingup.training;

/**
 * How an action was chosen. Both arrays are shared, not to be changed.
 *
 * @param noise the noise that was added to the agent's action, shape [actionSize]
 * @param action the action that the environment took, within its bounds, shape [actionSize]
 */
@SuppressWarnings("ArrayRecordComponent") // made on every step, compared by nobody
public record Exploration(double[] noise, double[] action) {}
