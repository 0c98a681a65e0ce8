package io.swingup.training;

/** Says that training produced a number that is not finite, and where. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names the number.
   *
   * @param totalSteps the environment step, from 1
   * @param name what it is, such as {@code critic_loss}
   * @param value the number found
   */
  public DivergedException(long totalSteps, String name, double value) {
    super(
        "training stopped at step %d: %s must be finite, was %s"
            .formatted(totalSteps, name, value));
  }
}
