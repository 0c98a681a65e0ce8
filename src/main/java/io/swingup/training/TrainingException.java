package io.swingup.training;

/** Says why training cannot go on, and at which step. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Says why.
   *
   * @param message one sentence
   * @param cause what was thrown
   */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  private TrainingException(String message) {
    super(message);
  }

  /**
   * Names a number that is not finite.
   *
   * @param totalSteps the environment step, from 1
   * @param name what it is, such as {@code critic_loss}
   * @param value the number found
   * @return the exception, to be thrown
   */
  static TrainingException notFinite(long totalSteps, String name, double value) {
    return new TrainingException(
        "training stopped at step %d: %s must be finite, was %s"
            .formatted(totalSteps, name, value));
  }

  /**
   * Names an environment that threw.
   *
   * @param totalSteps the environment step, from 1
   * @param environment its id
   * @param cause what it threw
   * @return the exception, to be thrown
   */
  static TrainingException environmentFailed(long totalSteps, String environment, Throwable cause) {
    return new TrainingException(
        "training stopped at step %d: the environment %s failed: %s"
            .formatted(totalSteps, environment, cause),
        cause);
  }
}
