package io.swingup.usage;

/**
 * Says in one sentence what is wrong with what a user asked for: the setting or option, the rule,
 * what was found. On the command line it means exit code 2.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Carries the sentence.
   *
   * @param message the sentence
   */
  public UsageException(String message) {
    super(message);
  }
}
