package io.swingup.agent.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * One kind of learning step.
 *
 * @param name its name, the signature of the exported trainer
 * @param step moves the variables
 * @param nextActions the actions on {@link GraphInputs#nextToActOn} by the variables that the step
 *     leaves, shape [N, actionSize]
 */
record Phase(String name, Op step, Operand<TFloat32> nextActions) {}
