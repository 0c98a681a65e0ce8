package io.swingup.sweep;

import io.swingup.usage.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Seeds that follow one another.
 *
 * @param first the first seed, at least 0
 * @param last the last seed, at least {@code first}; at most 10000 seeds in all
 */
public record SeedRange(long first, long last) {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final int MAX_SEEDS = 10_000;

  /**
   * Checks the range.
   *
   * @throws UsageException if it names no seed, or too many
   */
  public SeedRange {
    if (first < 0 || last < first || last - first >= MAX_SEEDS) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--seeds must name 1 to %s seeds, was \"%s-%s\"",
              MAX_SEEDS,
              first,
              last));
    }
  }

  /**
   * Reads a range.
   *
   * @param text the first and the last seed in decimal with a hyphen between them, such as {@code
   *     0-9}
   * @return the range
   * @throws UsageException if the text is no such range
   */
  public static SeedRange parse(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new UsageException("--seeds must be FIRST-LAST, such as 0-9, was \"" + text + "\"");
    }
    return new SeedRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
  }

  /**
   * Returns the seeds.
   *
   * @return each of them, in order
   */
  public List<Long> seeds() {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  /** Returns the range as {@link #parse} reads it. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
