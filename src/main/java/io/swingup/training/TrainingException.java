package io.swingup.training;

import io.swingup.environment.EnvironmentException;
import java.util.Locale;

/** Says why training cannot continue, and at which step. */
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
        String.format(
            Locale.ROOT,
            "training stopped at step %d: %s must be finite, was %s",
            totalSteps,
            name,
            value));
  }

  /**
   * Says at which step an environment failed.
   *
   * @param totalSteps the environment step, from 1
   * @param cause what the environment did
   * @return the exception, to be thrown
   */
  static TrainingException environmentFailed(long totalSteps, EnvironmentException cause) {
    return new TrainingException(
        String.format(
            Locale.ROOT, "training stopped at step %d: %s", totalSteps, cause.getMessage()),
        cause);
  }
}
