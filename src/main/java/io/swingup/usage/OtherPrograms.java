package io.swingup.usage;

import java.util.Map;

/** Programs that Swingup starts. */
public final class OtherPrograms {
  /** Set by the launcher where it changes the variable {@code LD_PRELOAD}: the user's value. */
  private static final String PROPERTY = "swingup.preload";

  private static final String VARIABLE = "LD_PRELOAD";

  private OtherPrograms() {}

  /**
   * Prepares another program, which is to load what the user wants and not what the launcher has
   * put before Java.
   *
   * @param command the program's name or path, and its arguments
   * @return a builder whose environment is the user's
   */
  public static ProcessBuilder command(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    restorePreload(builder.environment());
    return builder;
  }

  private static void restorePreload(Map<String, String> environment) {
    String wanted = System.getProperty(PROPERTY);
    if (wanted != null && wanted.isEmpty()) {
      environment.remove(VARIABLE);
    } else if (wanted != null) {
      environment.put(VARIABLE, wanted);
    }
  }
}
