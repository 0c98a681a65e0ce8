package io.swingup.serve.policy;

/**
 * What a client asks a policy.
 *
 * @param signature its {@code signature_name}; empty for the default
 * @param rows whether it came as {@code instances}, else as {@code inputs}
 * @param observations shape [count, n], row by row, finite
 * @param count how many observations, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PredictRequest(String signature, boolean rows, float[] observations, int count) {}
