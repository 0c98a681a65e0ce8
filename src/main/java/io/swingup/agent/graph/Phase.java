package io.swingup.agent.graph;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * One kind of learning step.
 *
 * @param name its name, the signature of the exported trainer
 * @param step moves the variables
 * @param metrics what it reports: what it computes anyhow
 * @param nextActions the actions on {@link GraphInputs#nextToActOn} by the variables that the step
 *     leaves, shape [N, actionSize]
 * @param errors how wrong the critics were about each transition before the step, shape [B, 1];
 *     only where they are drawn by priority
 */
record Phase(
    String name,
    Op step,
    List<Learner.Metric> metrics,
    Operand<TFloat32> nextActions,
    Optional<Operand<TFloat32>> errors) {}
