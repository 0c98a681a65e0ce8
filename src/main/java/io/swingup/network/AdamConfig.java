package io.swingup.network;

/**
 * The settings of one Adam optimiser (Kingma and Ba 2015).
 *
 * @param rate the step size α; positive
 * @param beta1 the decay β₁ of the gradient's mean; in [0, 1)
 * @param beta2 the decay β₂ of the gradient's mean square; in [0, 1)
 * @param epsilon the ε̂ added to the root outside the bias correction; positive
 */
public record AdamConfig(double rate, double beta1, double beta2, double epsilon) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public AdamConfig {
    require(rate > 0 && rate <= 1, "rate must be in (0, 1]", rate);
    require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
    require(epsilon > 0 && epsilon <= 1, "epsilon must be in (0, 1]", epsilon);
  }

  private static void require(boolean holds, String rule, double found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
