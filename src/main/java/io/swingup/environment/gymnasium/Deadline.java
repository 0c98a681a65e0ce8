package io.swingup.environment.gymnasium;

import io.swingup.usage.UsageException;
import java.time.Duration;

/** How long an answer of Python may take. */
final class Deadline {
  /** The system property that sets it, in seconds. */
  static final String PROPERTY = "swingup.gymnasium.deadline";

  private static final int SECONDS = 60;
  private static final int MOST = 86_400;

  private Deadline() {}

  /** Returns the time that this process allows. */
  static Duration here() {
    String text = System.getProperty(PROPERTY, Integer.toString(SECONDS));
    if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST) {
      throw new UsageException(
          PROPERTY + " must be a number of seconds in [1, " + MOST + "], was " + text);
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }
}
