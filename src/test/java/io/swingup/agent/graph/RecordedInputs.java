package io.swingup.agent.graph;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.random.Pcg64;
import io.swingup.replay.TransitionBatch;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/** Draws the weights, batches and noise of {@code actor_critic_inputs.py} again. */
final class RecordedInputs {
  private static final double ENDING = 0.1;

  private final EnvironmentSpec spec;
  private final Pcg64 initial = Pcg64.seeded(1);
  private final Pcg64 random = Pcg64.seeded(2);

  RecordedInputs(EnvironmentSpec spec) {
    this.spec = spec;
  }

  /** Draws the kernel or bias of the next layer. */
  float[] weights(Shape shape) {
    double bound = shape.numDimensions() == 2 ? Math.sqrt(1.0 / shape.get(0)) : 0.1;
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * initial.nextDouble() - 1) * bound);
    }
    return values;
  }

  /** Draws a batch: the action is best where it is what the state begins with. */
  TransitionBatch batch(int rows) {
    int states = spec.observation().size();
    int actions = spec.action().size();
    TransitionBatch batch = new TransitionBatch(rows, states, actions);
    double[] state = units(rows * states);
    double[] action = units(rows * actions);
    for (int i = 0; i < rows; i++) {
      batch.discounts()[i] = random.nextDouble() >= ENDING ? 1 : 0;
      double sum = 0;
      for (int j = 0; j < actions; j++) {
        double error = action[i * actions + j] - state[i * states + j];
        sum += error * error;
      }
      batch.rewards()[i] = (float) -sum;
    }
    scale(state, spec.observation(), batch.observations());
    scale(action, spec.action(), batch.actions());
    scale(units(rows * states), spec.observation(), batch.nextObservations());
    return batch;
  }

  private double[] units(int count) {
    double[] units = new double[count];
    for (int i = 0; i < count; i++) {
      units[i] = 2 * random.nextDouble() - 1;
    }
    return units;
  }

  private static void scale(double[] units, Box box, float[] scaled) {
    IntToDoubleFunction value =
        i -> box.middle(i % box.size()) + units[i] * box.halfRange(i % box.size());
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) value.applyAsDouble(i);
    }
  }

  /** Returns what draws the noise: nearly normal numbers, twelve uniform ones each. */
  RandomGenerator noise() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return random.nextLong();
      }

      @Override
      public double nextGaussian() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
          sum += random.nextDouble();
        }
        return sum - 6;
      }
    };
  }
}
