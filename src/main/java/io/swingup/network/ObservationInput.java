package io.swingup.network;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How observations reach the networks: as they are, by their bounds, or by the mean and variance of
 * those seen so far. All networks of a graph share it, so each batch is scaled once.
 */
public final class ObservationInput {
  private final InputScaling bounds;
  private final Optional<ObservationNormalizer> normalizer;

  private ObservationInput(InputScaling bounds, Optional<ObservationNormalizer> normalizer) {
    this.bounds = bounds;
    this.normalizer = normalizer;
  }

  /**
   * Adds the normalizer's variables, if there is one, and nothing else.
   *
   * @param tf the graph to add to
   * @param config how observations are scaled
   * @param spec the size and bounds of observations
   * @return the scaling
   */
  public static ObservationInput create(Ops tf, NetworkConfig config, EnvironmentSpec spec) {
    return new ObservationInput(
        InputScaling.of(spec.observation(), config.inputScaling() == Scaling.BOUNDS),
        config.inputScaling() == Scaling.RUNNING
            ? Optional.of(new ObservationNormalizer(tf, spec.observation().size()))
            : Optional.empty());
  }

  /**
   * Returns what observations are normalised by.
   *
   * @return the normalizer; nothing if they are scaled otherwise
   */
  public Optional<ObservationNormalizer> normalizer() {
    return normalizer;
  }

  /**
   * Returns the normalizer's variables.
   *
   * @return them; none without a normalizer
   */
  public List<Variable> variables() {
    return normalizer.map(ObservationNormalizer::variables).orElse(List.of());
  }

  /**
   * Adds observations as the networks see them.
   *
   * @param tf the graph to add to
   * @param observation the observations as the environment gives them, shape [B, observationSize]
   * @return the scaled ones, of the same shape; the given node if they stay as they are
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> observation) {
    return normalizer
        .map(each -> each.apply(tf, observation)) // [B, observationSize]
        .orElseGet(() -> bounds.apply(tf, observation)); // [B, observationSize]
  }
}
