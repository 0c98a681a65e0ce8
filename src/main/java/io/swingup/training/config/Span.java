package io.swingup.training.config;

import io.swingup.usage.Checks;
import io.swingup.usage.UsageException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of training, written {@code 20000 steps} or {@code 100 episodes}: how long a run is, or
 * how often something happens in it.
 *
 * @param length how many of the unit; at least 0
 * @param unit what is counted
 */
public record Span(long length, Unit unit) {
  private static final Pattern TEXT = Pattern.compile("(0|[1-9]\\d{0,17}) (step|episode)s?");

  /** What is counted. */
  public enum Unit {
    /** Environment steps. */
    STEPS,
    /** Finished episodes. */
    EPISODES
  }

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public Span {
    Checks.require(length >= 0, "a number of steps or episodes must be at least 0", length);
  }

  /**
   * Returns a number of environment steps.
   *
   * @param length how many; at least 0
   * @return the span
   */
  public static Span steps(long length) {
    return new Span(length, Unit.STEPS);
  }

  /**
   * Returns a number of episodes.
   *
   * @param length how many; at least 0
   * @return the span
   */
  public static Span episodes(long length) {
    return new Span(length, Unit.EPISODES);
  }

  /**
   * Reads a span.
   *
   * @param text such as {@code 20000 steps} or {@code 100 episodes}
   * @return the span
   * @throws UsageException if the text is something else
   */
  public static Span parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new UsageException(
          "must be a number of steps or episodes, such as 20000 steps, was \"" + text + "\"");
    }
    return new Span(
        Long.parseLong(parts.group(1)),
        Unit.valueOf(parts.group(2).toUpperCase(Locale.ROOT) + "S"));
  }

  /**
   * Says whether training has come to this length.
   *
   * @param steps the environment steps so far
   * @param episodes the finished episodes
   * @return whether as many of the unit are over
   */
  public boolean isOver(long steps, long episodes) {
    return count(steps, episodes) >= length;
  }

  /**
   * Says how much of this length is over.
   *
   * @param steps the environment steps so far
   * @param episodes the finished episodes
   * @return in [0, 1]
   */
  public double progress(long steps, long episodes) {
    return isOver(steps, episodes) ? 1 : (double) count(steps, episodes) / length;
  }

  /**
   * Picks the count of this span's unit.
   *
   * @param steps the environment steps so far
   * @param episodes the finished episodes
   * @return one of the two
   */
  public long count(long steps, long episodes) {
    return unit == Unit.STEPS ? steps : episodes;
  }

  /**
   * Says whether something that happens once in each span is due.
   *
   * @param before the count of the unit when this was last asked
   * @param now the count of the unit
   * @return whether a multiple of the length lies in between, {@code now} included; never where the
   *     length is 0
   */
  public boolean isDue(long before, long now) {
    return length > 0 && before / length < now / length;
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return length + " " + unit.name().toLowerCase(Locale.ROOT);
  }
}
