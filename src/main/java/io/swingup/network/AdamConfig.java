package io.swingup.network;

import io.swingup.usage.Checks;

/**
 * The settings of one Adam optimiser (Kingma and Ba 2015).
 *
 * @param rate the step size α; in (0, 1], also in single precision
 * @param beta1 the decay β₁ of the gradient's mean; in [0, 1) also in single precision
 * @param beta2 the decay β₂ of the gradient's mean square; in [0, 1) also in single precision
 * @param epsilon the ε̂ added to the root outside the bias correction; in (0, 1], also in single
 *     precision
 * @param clipNorm the norm over all of the optimiser's variables that a gradient is scaled down to
 *     where it is larger (Pascanu, Mikolov and Bengio 2013, Algorithm 1); in [1e-6, 1e6], or 0 for
 *     gradients as they are
 */
public record AdamConfig(double rate, double beta1, double beta2, double epsilon, double clipNorm) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, with its name and value
   */
  public AdamConfig {
    Checks.require((float) rate > 0 && rate <= 1, "rate must be in (0, 1]", rate);
    Checks.require(beta1 >= 0 && (float) beta1 < 1, "beta1 must be in [0, 1)", beta1);
    Checks.require(beta2 >= 0 && (float) beta2 < 1, "beta2 must be in [0, 1)", beta2);
    double scaled = epsilon * rootOfWeight2(beta2);
    Checks.require((float) scaled > 0 && epsilon <= 1, "epsilon must be in (0, 1]", epsilon);
    Checks.require(
        clipNorm == 0 || (clipNorm >= 1e-6 && clipNorm <= 1e6),
        "clip_norm must be 0 or in [1e-6, 1e6]",
        clipNorm);
  }

  /* The operation takes 1 − β of a β rounded to single precision, so its m is the exact one times c₁
   * and its v the exact one times c₂. With the rate α √c₂ / c₁ and the epsilon ε̂ √c₂ its first
   * steps are those of exact constants, as Keras makes them: √c₂ is 1 − 6.4e-6 for β₂ = 0.999, which
   * Adam's chaos would soon make visible. */

  /** Returns the rate to give the operation, so that its first steps are exact. */
  double exactRate() {
    double weight1 = (1 - (double) (float) beta1) / (1 - beta1);
    return rate * rootOfWeight2(beta2) / weight1;
  }

  /** Returns the epsilon to give the operation, so that its first steps are exact. */
  double exactEpsilon() {
    return epsilon * rootOfWeight2(beta2);
  }

  private static double rootOfWeight2(double beta2) {
    return Math.sqrt((1 - (double) (float) beta2) / (1 - beta2));
  }
}
