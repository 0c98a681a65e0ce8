package io.swingup.environment;

/** Says in one sentence what an environment did that no environment may do. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names a broken rule.
   *
   * @param id the id of the environment
   * @param problem the rule and what was found
   */
  EnvironmentException(String id, String problem) {
    super("the environment " + id + " failed: " + problem);
  }

  /**
   * Names what an environment threw.
   *
   * @param id the id of the environment
   * @param cause what it threw
   */
  EnvironmentException(String id, Throwable cause) {
    super("the environment " + id + " failed: " + cause, cause);
  }
}
