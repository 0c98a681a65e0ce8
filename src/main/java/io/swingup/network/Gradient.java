package io.swingup.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a loss with respect to one variable.
 *
 * @param variable the variable
 * @param value the gradient, of the variable's shape
 * @param lastRead what reads the variable last in the backward pass; TensorFlow would copy a
 *     variable that moves before
 */
public record Gradient(Variable variable, Operand<TFloat32> value, Op lastRead) {}
