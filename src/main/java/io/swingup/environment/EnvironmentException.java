package io.swingup.environment;

/** Says in one sentence what an environment did that no environment may do. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String problem;

  /**
   * Names what is wrong.
   *
   * @param id the id of the environment
   * @param problem the rule and what was found, or what is missing
   */
  public EnvironmentException(String id, String problem) {
    super("the environment " + id + " failed: " + problem);
    this.problem = problem;
  }

  /**
   * Names what an environment threw.
   *
   * @param id the id of the environment
   * @param cause what it threw
   */
  EnvironmentException(String id, Throwable cause) {
    super("the environment " + id + " failed: " + reason(cause), cause);
    this.problem = "it threw " + reason(cause);
  }

  /** Returns the sentence without the name of the environment. */
  String problem() {
    return problem;
  }

  /** Returns what was thrown at first: a class that cannot be initialised wraps the reason. */
  static String reason(Throwable problem) {
    Throwable reason = problem;
    while (reason instanceof LinkageError && reason.getCause() != null) {
      reason = reason.getCause();
    }
    String known = reason instanceof ExceptionInInitializerError ? reason.getMessage() : null;
    return known == null ? reason.toString() : known;
  }
}
